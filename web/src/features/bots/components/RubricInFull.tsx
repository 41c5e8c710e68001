/** Every criterion of a rubric, so that nobody has to guess what counts. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { CriteriaList } from "@/components/CriteriaList";
import { Loaded } from "@/components/Loaded";
import { getRubric } from "@/features/rubrics/api/get-rubric";

export function RubricInFull({ rubricId }: { rubricId: string }) {
  const { t } = useTranslation("bots");
  const query = useQuery(getRubric(rubricId));
  return (
    <Loaded query={query}>
      {({ rubric }) => (
        <>
          {rubric.description && <p className="dim">{rubric.description}</p>}
          <p className="small dim">{t("before.pass", { mark: rubric.pass_mark.toFixed(1) })}</p>
          <CriteriaList rubric={rubric} />
        </>
      )}
    </Loaded>
  );
}
