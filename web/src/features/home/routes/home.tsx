/** Home: the page of the person's role first, their own practice one click away. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import type { Dashboard } from "@/api/types";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { Segments } from "@/components/Segments";
import { getMe } from "@/features/auth/api/get-me";
import { sessionHint } from "@/lib/http/session";
import { getDashboard } from "../api/get-dashboard";
import { HomeSkeleton } from "../components/HomeSkeleton";
import { LearnerHome } from "../components/LearnerHome";
import "../texts";

const loadCoachHome = () => import("../components/CoachHome");
const CoachHome = lazy(loadCoachHome);

if (isCoach(sessionHint())) void loadCoachHome().catch(() => undefined);

export function Component() {
  const { t } = useTranslation("home");
  const { data: me } = useQuery(getMe);
  const dashboard = useQuery(getDashboard);
  const [params, setParams] = useSearchParams();
  const mine = params.get("view") === "mine";
  const role = dashboard.data?.role;
  const other = role === "admin" ? t("view.company") : t("view.team");
  return (
    <>
      <PageHead
        title={me ? t("hello", { name: me.name.split(" ")[0] }) : t("title")}
        actions={
          role &&
          role !== "learner" && (
            <Segments
              label={t("view.label")}
              value={mine ? "mine" : "role"}
              onChange={(view) => setParams(view === "mine" ? { view } : {}, { replace: true })}
              options={[
                { value: "role", label: other },
                { value: "mine", label: t("view.mine") },
              ]}
            />
          )
        }
      />
      <Loaded query={dashboard} skeleton={<HomeSkeleton />}>
        {(data) => <RoleHome dashboard={data} mine={mine} />}
      </Loaded>
    </>
  );
}

function isCoach(hint: string | null): boolean {
  return hint === "manager" || hint === "admin";
}

function RoleHome({ dashboard, mine }: { dashboard: Dashboard; mine: boolean }) {
  if (mine || dashboard.role === "learner") return <LearnerHome page={dashboard.learner} />;
  return (
    <Suspense fallback={<HomeSkeleton />}>
      <CoachHome dashboard={dashboard} />
    </Suspense>
  );
}
