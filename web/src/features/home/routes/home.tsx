/** Home: the page of the person's role first, their own practice one click away. */
import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import type { Dashboard } from "@/api/types";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { getMe } from "@/features/auth/api/get-me";
import { getDashboard } from "../api/get-dashboard";
import { AdminHome } from "../components/AdminHome";
import { HomeSkeleton } from "../components/HomeSkeleton";
import { LearnerHome } from "../components/LearnerHome";
import { ManagerHome } from "../components/ManagerHome";
import "../texts";

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
            <SegmentedControl
              aria-label={t("view.label")}
              value={mine ? "mine" : "role"}
              onChange={(view) => setParams(view === "mine" ? { view } : {}, { replace: true })}
              data={[
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

function RoleHome({ dashboard, mine }: { dashboard: Dashboard; mine: boolean }) {
  if (!mine && dashboard.admin) return <AdminHome page={dashboard.admin} />;
  if (!mine && dashboard.manager) return <ManagerHome page={dashboard.manager} />;
  return <LearnerHome page={dashboard.learner} />;
}
