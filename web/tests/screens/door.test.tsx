import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { accessToken, adoptTokens } from "@/lib/http/session";
import { FakeApi, json, problem } from "../fake/api";
import { renderApp } from "../render-app";

const find = { timeout: 10_000 };
const DEMO = Object.fromEntries(["admin", "manager", "learner"].map((role) => [role, { email: `${role}@demo.example`, password: "Sparring-demo-1" }]));

async function fillIn(app: ReturnType<typeof renderApp>): Promise<void> {
  await app.user.type(await screen.findByRole("textbox", { name: "E-mail" }, find), "jonas@northwind.example");
  await app.user.type(screen.getByLabelText("Password"), "Correct-horse-1");
  await app.user.click(screen.getByRole("button", { name: "Sign in" }));
}

describe("the door", () => {
  it("test_opens_home_when_signed_out_should_ask_to_sign_in_and_come_back", async () => {
    const app = renderApp("/bots?q=maya", { role: null });
    await fillIn(app);
    expect(await screen.findByRole("heading", { name: "Buyers" }, find)).toBeVisible();
    expect(app.router.state.location.search).toBe("?q=maya");
  });

  it("test_signs_in_when_next_is_foreign_should_stay_in_the_house", async () => {
    const app = renderApp("/sign-in?next=//evil.example", { role: null });
    await fillIn(app);
    await screen.findByRole("heading", { name: "Hello, Jonas" }, find);
    expect(app.router.state.location.pathname).toBe("/");
  });

  it("test_signs_in_when_password_is_wrong_should_say_so", async () => {
    const api = new FakeApi();
    api.on("POST /v1/auth/sign-in", () => problem(401, "invalid_credentials"));
    await fillIn(renderApp("/sign-in", { role: null, api }));
    expect(await screen.findByRole("alert")).toHaveTextContent("E-mail or password is wrong.");
  });

  it("test_signs_in_when_mfa_is_on_should_ask_for_the_code", async () => {
    const api = new FakeApi();
    api.on("POST /v1/auth/sign-in", () => json({ challenge: "mfa", mfa_session: "m" }));
    const app = renderApp("/sign-in", { role: null, api });
    await fillIn(app);
    await app.user.type(await screen.findByRole("textbox", { name: "Code" }), "123456");
    await app.user.click(screen.getByRole("button", { name: "Confirm" }));
    expect(await screen.findByRole("heading", { name: "Hello, Jonas" }, find)).toBeVisible();
  });

  it("test_shows_demo_when_the_edge_serves_it_should_sign_in_by_role", async () => {
    const api = new FakeApi();
    api.on("GET /demo.json", () => json(DEMO));
    let asked: unknown;
    api.on("POST /v1/auth/sign-in", async (request) => {
      asked = await request.json();
      api.role = "manager";
      return json({ access_token: "token", expires_in: 600 });
    });
    const app = renderApp("/sign-in", { role: null, api });
    const demo = await screen.findByRole("region", { name: "Try the demo company" }, find);
    await app.user.click(within(demo).getByRole("button", { name: "Manager" }));
    expect(await screen.findByRole("heading", { name: "Hello, Priya" }, find)).toBeVisible();
    expect(asked).toEqual(DEMO.manager);
  });

  it("test_hides_demo_when_there_is_none_should_show_the_plain_form", async () => {
    renderApp("/sign-in", { role: null });
    await screen.findByRole("button", { name: "Sign in" }, find);
    expect(screen.queryByText("Try the demo company")).toBeNull();
  });

  it("test_signs_up_when_server_refuses_a_field_should_say_so_at_the_field", async () => {
    const api = new FakeApi();
    api.on("POST /v1/auth/sign-up", () => problem(422, "invalid", "Some fields are wrong", [{ field: "email", message: "has an account already" }]));
    const app = renderApp("/sign-up", { role: null, api });
    await app.user.type(await screen.findByRole("textbox", { name: "Company" }, find), "Northwind");
    await app.user.type(screen.getByRole("textbox", { name: "Your name" }), "Grace");
    await app.user.type(screen.getByRole("textbox", { name: "E-mail" }), "grace@northwind.example");
    await app.user.type(screen.getByLabelText("Password"), "Correct-horse-1");
    await app.user.click(screen.getByRole("button", { name: "Create the company" }));
    expect(await screen.findByText("has an account already")).toBeVisible();
    expect(screen.getByRole("textbox", { name: "E-mail" })).toBeInvalid();
  });

  it("test_signs_up_when_password_is_weak_should_not_ask_the_server", async () => {
    const app = renderApp("/sign-up", { role: null });
    await app.user.type(await screen.findByLabelText("Password", {}, find), "short");
    await app.user.click(screen.getByRole("button", { name: "Create the company" }));
    expect(await screen.findByText("Not all password rules are met yet.")).toBeVisible();
    expect(app.api.calls).not.toContain("POST /v1/auth/sign-up");
  });

  it("test_accepts_invitation_when_it_is_good_should_let_in", async () => {
    const app = renderApp("/invitations/accept?token=t", { role: null });
    await app.user.type(await screen.findByLabelText("Password", {}, find), "Correct-horse-1");
    await app.user.click(screen.getByRole("button", { name: "Join" }));
    expect(await screen.findByRole("heading", { name: "Hello, Jonas" }, find)).toBeVisible();
  });

  it("test_accepts_invitation_when_it_is_used_up_should_say_whom_to_ask", async () => {
    const api = new FakeApi();
    api.on("POST /v1/invitations/preview", () => problem(404, "not_found"));
    renderApp("/invitations/accept?token=t", { role: null, api });
    expect(await screen.findByText("This invitation does not work", {}, find)).toBeVisible();
  });

  it("test_signs_out_when_asked_should_forget_the_token", async () => {
    const app = renderApp("/");
    await app.user.click(await screen.findByRole("button", { name: "Sign out", hidden: true }, find));
    await waitFor(() => expect(app.api.calls).toContain("POST /v1/auth/sign-out"));
    app.api.signedIn = false;
    await waitFor(async () => expect(await accessToken()).toBeNull());
  });

  it("test_opens_sign_in_when_signed_in_already_should_go_home", async () => {
    adoptTokens({ access_token: "token", expires_in: 600 });
    renderApp("/sign-in");
    expect(await screen.findByRole("heading", { name: "Hello, Jonas" }, find)).toBeVisible();
  });
});
