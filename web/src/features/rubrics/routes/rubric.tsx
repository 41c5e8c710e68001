/** One rubric, in its newest version or an earlier one. */
import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";

import type { RubricView } from "@/api/types";
import { Card } from "@/components/Card";
import { CriteriaList } from "@/components/CriteriaList";
import { LinkButton } from "@/components/LinkButton";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { SkeletonLines } from "@/components/states";
import { useRole } from "@/features/auth/api/get-me";
import { formatDateTime } from "@/lib/format";
import { getRubric } from "../api/get-rubric";
import { useMakeRubric } from "../components/use-make-rubric";
import css from "../components/rubric.module.css";
import "../texts";

const RescorePanel = lazy(() => import("../components/RescorePanel"));
const Trust = lazy(() => import("../components/Trust"));

export function Component() {
  const { rubricId = "" } = useParams();
  const [params, setParams] = useSearchParams();
  const version = Number(params.get("version")) || undefined;
  const newest = useQuery(getRubric(rubricId));
  const shown = useQuery(getRubric(rubricId, version));
  const choose = (next: number) => setParams(next === newest.data?.version ? {} : { version: String(next) });
  return (
    <Loaded query={shown} skeleton={<SkeletonLines lines={10} />}>
      {(view) => <RubricPage view={view} newest={newest.data?.version ?? view.version} onVersion={choose} />}
    </Loaded>
  );
}

function RubricPage({ view, newest, onVersion }: { view: RubricView; newest: number; onVersion: (version: number) => void }) {
  const { t } = useTranslation("rubrics");
  const coach = useRole() !== "learner";
  const making = useMakeRubric(t("duplicated"));
  const { rubric } = view;
  return (
    <>
      <PageHead
        title={rubric.name}
        above={<Link to="/rubrics">← {t("title")}</Link>}
        lead={rubric.description}
        actions={
          coach && (
            <>
              <Button variant="default" loading={making.isPending} onClick={() => making.mutate({ copy_of: view.rubric_id })}>
                {t("duplicate")}
              </Button>
              <LinkButton to={`/rubrics/${view.rubric_id}/edit`}>{t("edit")}</LinkButton>
            </>
          )
        }
      />
      <Card
        title={t("view.pass", { mark: rubric.pass_mark.toFixed(1) })}
        aside={
          newest > 1 && (
            <NativeSelect
              aria-label={t("view.earlier")}
              value={String(view.version)}
              onChange={(event) => onVersion(Number(event.currentTarget.value))}
              data={Array.from({ length: newest }, (_, index) => ({ value: String(newest - index), label: `${t("version")} ${newest - index}` }))}
            />
          )
        }
      >
        <p className="small dim">
          {t("view.version", { version: view.version, when: formatDateTime(view.updated_at) })} {view.version < newest && t("view.old")}
        </p>
        <CriteriaList rubric={rubric} />
      </Card>
      {coach && view.version === newest && (
        <Suspense fallback={<SkeletonLines lines={3} />}>
          <div className={css.proof}>
            <Trust view={view} />
            {newest > 1 && <RescorePanel view={view} />}
          </div>
        </Suspense>
      )}
    </>
  );
}
