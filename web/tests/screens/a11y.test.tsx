import axe from "axe-core";
import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";

import type { Role } from "@/api/types";
import { renderApp } from "../render-app";

const SCREENS: [string, Role | null, string][] = [
  ["/sign-in", null, "Sign in"],
  ["/sign-up", null, "Create a company"],
  ["/invitations/accept?token=t", null, "Join Northwind Software"],
  ["/forgot-password", null, "Forgotten password"],
  ["/reset-password?email=a@b.example", null, "Set a new password"],
  ["/verify-email?token=t", null, "Confirm your e-mail"],
  ["/", "learner", "Hello, Jonas"],
  ["/", "manager", "Hello, Priya"],
  ["/", "admin", "Hello, Grace"],
  ["/bots", "admin", "Buyers"],
  ["/bots/bot_0", "learner", "Maya Brandt"],
  ["/bots/bot_0/edit", "admin", "Edit Maya Brandt"],
  ["/rubrics", "manager", "Rubrics"],
  ["/rubrics/rub_0", "manager", "Discovery with SPIN"],
  ["/rubrics/rub_0/edit", "manager", "Edit Discovery with SPIN"],
  ["/roleplays", "learner", "Sessions"],
  ["/roleplays/rp_9", "learner", "Maya Brandt"],
  ["/roleplays/rp_0/scorecard", "learner", "Scorecard"],
  ["/reviews", "manager", "Reviews"],
  ["/reviews/rp_0", "manager", "Review of Jonas Keller"],
  ["/calibrations/cal_0", "manager", "Calibration of “Discovery with SPIN”"],
  ["/calibrations/cal_1", "manager", "Calibration of “Discovery with SPIN”"],
  ["/people", "admin", "People"],
  ["/people/invitations", "admin", "People"],
  ["/people/teams", "admin", "People"],
  ["/settings", "admin", "Settings"],
  ["/profile", "learner", "Profile and security"],
];

it.each(SCREENS)("test_opens_%s_when_seen_by_%s_should_have_no_accessibility_findings", async (path, role, heading) => {
  const { container } = renderApp(path, { role });
  await screen.findByRole("heading", { level: 1, name: heading }, { timeout: 10_000 });
  await waitFor(() => expect(screen.queryByText("Loading")).toBeNull(), { timeout: 5_000 });
  const found = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  expect(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
  expect(screen.getAllByRole("heading", { level: 1 })).toHaveLength(1);
});
