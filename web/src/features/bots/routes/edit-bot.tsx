/** Make a believable buyer. */
import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";

import { Loaded } from "@/components/Loaded";
import { ErrorState, SkeletonCards } from "@/components/states";
import { ApiProblem } from "@/lib/http/problem";
import { getBot } from "../api/get-bot";
import { BotEditor } from "../components/BotEditor";
import "../texts";

export function Component() {
  const { botId = "" } = useParams();
  const bot = useQuery({ ...getBot(botId), refetchOnWindowFocus: false });
  return (
    <Loaded query={bot} skeleton={<SkeletonCards cards={4} height={220} />}>
      {(data) =>
        data.draft ? (
          <BotEditor key={data.bot_id} bot={data} draft={data.draft} />
        ) : (
          <ErrorState error={new ApiProblem({ status: 404, code: "not_found" })} />
        )
      }
    </Loaded>
  );
}
