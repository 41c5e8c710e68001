/** Who sees which part of the house. */
import { IconChecks, IconClipboardCheck, IconHistory, IconHome, IconMessages, IconSettings, IconUsers, IconVideo, type Icon } from "@tabler/icons-react";

import type { Role } from "@/api/types";

export interface NavItem {
  to: string;
  label: "home" | "bots" | "rubrics" | "rooms" | "sessions" | "reviews" | "people" | "settings";
  icon: Icon;
  roles: readonly Role[];
}

const EVERYONE: readonly Role[] = ["learner", "manager", "admin"];
const COACHES: readonly Role[] = ["manager", "admin"];

export const NAVIGATION: readonly NavItem[] = [
  { to: "/", label: "home", icon: IconHome, roles: EVERYONE },
  { to: "/bots", label: "bots", icon: IconMessages, roles: EVERYONE },
  { to: "/rooms", label: "rooms", icon: IconVideo, roles: EVERYONE },
  { to: "/roleplays", label: "sessions", icon: IconHistory, roles: EVERYONE },
  { to: "/reviews", label: "reviews", icon: IconChecks, roles: COACHES },
  { to: "/rubrics", label: "rubrics", icon: IconClipboardCheck, roles: EVERYONE },
  { to: "/people", label: "people", icon: IconUsers, roles: COACHES },
  { to: "/settings", label: "settings", icon: IconSettings, roles: ["admin"] },
];

export function navigationFor(role: Role | undefined): NavItem[] {
  return NAVIGATION.filter((item) => item.roles.includes(role ?? "learner"));
}
