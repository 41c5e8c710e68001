/** The home of those who coach and govern. */
import type { Dashboard } from "@/api/types";
import { AdminHome } from "./AdminHome";
import { LearnerHome } from "./LearnerHome";
import { ManagerHome } from "./ManagerHome";

export default function CoachHome({ dashboard }: { dashboard: Dashboard }) {
  if (dashboard.admin) return <AdminHome page={dashboard.admin} />;
  if (dashboard.manager) return <ManagerHome page={dashboard.manager} />;
  return <LearnerHome page={dashboard.learner} />;
}
