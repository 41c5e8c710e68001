/** Say what good looks like. */
import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";

import { Loaded } from "@/components/Loaded";
import { SkeletonLines } from "@/components/states";
import { getRubric } from "../api/get-rubric";
import { RubricEditor } from "../components/RubricEditor";
import "../texts";

export function Component() {
  const { rubricId = "" } = useParams();
  const rubric = useQuery({ ...getRubric(rubricId), refetchOnWindowFocus: false });
  return (
    <Loaded query={rubric} skeleton={<SkeletonLines lines={12} />}>
      {(view) => <RubricEditor key={view.rubric_id} view={view} />}
    </Loaded>
  );
}
