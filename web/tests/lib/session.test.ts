import { beforeEach, describe, expect, it, vi } from "vitest";

import { api, unwrap } from "@/lib/http/client";
import { isProblem } from "@/lib/http/problem";
import { accessToken, adoptTokens, forgetSession, refreshToken, sessionHint, watchSignOut } from "@/lib/http/session";
import { FakeApi, json, problem } from "../fake/api";

let fake: FakeApi;

beforeEach(() => {
  fake = new FakeApi();
  vi.stubGlobal("fetch", (input: Request | string, init?: RequestInit) =>
    fake.handle(input instanceof Request ? new Request(input, init) : new Request(new URL(input, location.origin), init)),
  );
});

const refreshes = () => fake.calls.filter((call) => call.endsWith("auth/refresh")).length;
const getMe = () => unwrap(api.GET("/v1/me"));

describe("session", () => {
  it("test_refreshes_once_when_many_ask_at_once_should_share_one_flight", async () => {
    const tokens = await Promise.all([accessToken(), accessToken(), refreshToken(), accessToken()]);
    expect(new Set(tokens)).toEqual(new Set(["token"]));
    expect(refreshes()).toBe(1);
  });

  it("test_calls_again_when_token_is_refused_should_refresh_once_for_all", async () => {
    adoptTokens({ access_token: "stale", expires_in: 600 });
    fake.on("GET /v1/me", (request) => (request.headers.get("authorization") === "Bearer token" ? json({ name: "Jonas" }) : problem(401, "unauthorized")));
    const all = await Promise.all([getMe(), getMe(), getMe()]);
    expect(all.map((one) => one.name)).toEqual(["Jonas", "Jonas", "Jonas"]);
    expect(refreshes()).toBe(1);
  });

  it("test_refreshes_ahead_when_token_is_about_to_expire_should_not_send_it", async () => {
    adoptTokens({ access_token: "old", expires_in: 5 });
    expect(await accessToken()).toBe("token");
  });

  it("test_gives_up_when_refresh_is_refused_should_sign_out_and_tell", async () => {
    adoptTokens({ access_token: "stale", expires_in: 600 });
    fake.on("GET /v1/me", () => problem(401, "unauthorized"));
    fake.on("POST /v1/auth/refresh", () => problem(401, "unauthorized"));
    const told = vi.fn();
    const stop = watchSignOut(told);
    await expect(getMe()).rejects.toSatisfy((error) => isProblem(error, "unauthorized"));
    stop();
    expect(told).toHaveBeenCalledOnce();
    expect(sessionHint()).toBeNull();
  });

  it("test_keeps_session_when_server_is_unreachable_should_say_offline", async () => {
    adoptTokens({ access_token: "old", expires_in: 1 });
    fake.on("POST /v1/auth/refresh", () => Promise.reject(new TypeError("failed")));
    await expect(unwrap(api.POST("/v1/socket-tickets"))).rejects.toSatisfy((error) => isProblem(error, "offline"));
    expect(sessionHint()).not.toBeNull();
  });

  it("test_refreshes_when_a_left_page_was_refreshing_should_wait_for_its_cookie", async () => {
    vi.useFakeTimers();
    localStorage.setItem("sparring.refreshing", String(Date.now() - 200));
    const token = accessToken();
    await vi.advanceTimersByTimeAsync(700);
    expect(refreshes()).toBe(0);
    await vi.advanceTimersByTimeAsync(200);
    await expect(token).resolves.toBe("token");
    expect(localStorage.getItem("sparring.refreshing")).toBeNull();
  });

  it("test_signs_in_when_refresh_is_running_should_not_need_a_token", async () => {
    forgetSession();
    await unwrap(api.POST("/v1/auth/sign-in", { body: { email: "a@b.example", password: "x" } }));
    expect(fake.calls).toEqual(["POST /v1/auth/sign-in"]);
  });

  it("test_keeps_token_when_held_should_never_write_it_to_storage", async () => {
    await accessToken();
    const kept = [localStorage, sessionStorage].flatMap((box) => Array.from({ length: box.length }, (_, at) => box.getItem(box.key(at) ?? "")));
    expect(kept).not.toContain("token");
    expect(kept.length).toBeGreaterThan(0);
  });
});

describe("client", () => {
  it("test_repeats_read_when_gateway_fails_should_answer_in_the_end", async () => {
    let failures = 2;
    fake.on("GET /v1/me", () => (failures-- > 0 ? problem(503, "unavailable") : json({ name: "Jonas" })));
    await expect(getMe()).resolves.toMatchObject({ name: "Jonas" });
  });

  it("test_sends_write_once_when_gateway_fails_should_leave_repeating_to_the_caller", async () => {
    fake.on("POST /v1/socket-tickets", () => problem(503, "unavailable"));
    await expect(unwrap(api.POST("/v1/socket-tickets"))).rejects.toMatchObject({ status: 503 });
    expect(fake.calls.filter((call) => call.includes("socket-tickets"))).toHaveLength(1);
  });

  it("test_reads_problem_when_fields_are_wrong_should_name_them", async () => {
    fake.on("POST /v1/teams", () => problem(422, "invalid", "Some fields are wrong", [{ field: "name", message: "is too long" }]));
    await expect(unwrap(api.POST("/v1/teams", { body: { name: "x" } }))).rejects.toMatchObject({
      code: "invalid",
      errors: [{ field: "name", message: "is too long" }],
      correlationId: "c-1",
    });
  });
});
