/** Talk to the buyer. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";

import type { Roleplay } from "@/api/types";
import { Loaded } from "@/components/Loaded";
import { usePageTitle } from "@/components/PageHead";
import { getMe } from "@/features/auth/api/get-me";
import { getRoleplay } from "../api/get-roleplay";
import { CallHeader } from "../components/CallHeader";
import { CallPanel } from "../components/CallPanel";
import { CallSkeleton } from "../components/CallSkeleton";
import { CallStatus } from "../components/CallStatus";
import { Composer } from "../components/Composer";
import { EndedPanel } from "../components/EndedPanel";
import { FollowedTranscript } from "../components/FollowedTranscript";
import css from "../components/call.module.css";
import { useConversation } from "../lib/use-conversation";
import "../texts";

export function Component() {
  const { roleplayId = "" } = useParams();
  const roleplay = useQuery(getRoleplay(roleplayId));
  return (
    <Loaded query={roleplay} skeleton={<CallSkeleton />}>
      {(data) => <Call key={data.roleplay_id} roleplay={data} />}
    </Loaded>
  );
}

function Call({ roleplay }: { roleplay: Roleplay }) {
  const { t } = useTranslation("roleplay");
  usePageTitle(t("call_with", { name: roleplay.bot.name }));
  const { data: me } = useQuery(getMe);
  const conversation = useConversation(roleplay);
  const mine = !me || me.user_id === roleplay.user_id;
  const over = roleplay.status === "ended";
  return (
    <div className={css.call}>
      <CallHeader roleplay={roleplay} mine={mine} />
      <div className={css.body}>
        <div className={css.talk}>
          <FollowedTranscript lines={conversation.lines} repName={mine ? t("you") : roleplay.user_name} buyerName={roleplay.bot.name} />
          <CallStatus roleplay={roleplay} conversation={conversation} />
          {!over && mine && <Composer roleplayId={roleplay.roleplay_id} blocked={conversation.waiting} returned={conversation.returned} onSend={conversation.say} />}
          {!over && !mine && <p className={css.line}>{t("watching", { name: roleplay.user_name })}</p>}
          {over && <EndedPanel roleplay={roleplay} mine={mine} />}
        </div>
        <CallPanel roleplay={roleplay} mine={mine} />
      </div>
    </div>
  );
}
