import { describe, expect, it } from "vitest";
import {
  endSessions,
  isSessionLive,
  openSession,
  sessionEndCauseOf,
  sessionEndsAt,
  sessionsEndedBy,
  signOut,
  touchSession,
} from "@/server/accounts/domain/domain-services/session-management-service";
import type { Session } from "@/server/accounts/domain/entities/session";
import { sessionPolicy } from "@/server/accounts/domain/policies/session-policy";
import { deviceIdFrom } from "@/server/accounts/domain/value-objects/device-id";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import { BUYER_ID, FRIDAY, hoursLater, minutesAfter, STAFF_ID } from "../support/account-facts";

const start = (n: number, isStaff = false, at = FRIDAY) => ({
  id: sessionIdFrom(`019ce0bc-0000-7000-8000-0000000005${String(n).padStart(2, "0")}`),
  accountId: BUYER_ID,
  deviceId: deviceIdFrom("019ce0bc-0000-7000-8000-00000000d001"),
  method: "PASSWORD" as const,
  level: "SINGLE" as const,
  isStaff,
  knownDevice: true,
  firstDevice: false,
  at,
});
const open = (n: number, isStaff = false, at = FRIDAY): Session =>
  openSession(start(n, isStaff, at), [], sessionPolicy).session;

describe("a session lives", () => {
  it.each([
    [true, 30, 12 * 60],
    [false, 14 * 24 * 60, 30 * 24 * 60],
  ])("staff %s: %i minutes without a request, %i at most", (isStaff, idle, absolute) => {
    const session = open(1, isStaff);
    expect(sessionEndsAt(session)).toEqual(minutesAfter(idle));
    expect(isSessionLive(session, new Date(minutesAfter(idle).getTime() - 1))).toBe(true);
    expect(isSessionLive(session, minutesAfter(idle))).toBe(false);
    let busy = session;
    for (let minute = 0; minute < absolute; minute += idle / 2) busy = touchSession(busy, minutesAfter(minute));
    expect(sessionEndsAt(busy)).toEqual(minutesAfter(absolute));
  });

  it("and does not come back when a request comes too late", () => {
    const session = open(1, true);
    expect(touchSession(session, minutesAfter(31))).toBe(session);
  });
});

describe("opening one", () => {
  it("tells what happened, in the order of the sign-in flow", () => {
    const { events } = openSession({ ...start(1), knownDevice: false, firstDevice: true }, [], sessionPolicy);
    expect(events.map(({ type }) => type)).toEqual(["DeviceRecorded", "SessionCreated", "LoginSuccess"]);
    const again = openSession(start(1), [], sessionPolicy);
    expect(again.events.map(({ type }) => type)).toEqual(["SessionCreated", "LoginSuccess"]);
  });

  it("R45 ends the oldest so that ten live", () => {
    const live = Array.from({ length: 11 }, (_, n) => open(n, false, minutesAfter(20 - n)));
    const { ended, events } = openSession(start(50, false, minutesAfter(30)), live, sessionPolicy);
    expect(ended.map(({ id }) => id)).toEqual([start(10).id, start(9).id]);
    expect(events.filter(({ type }) => type === "SessionRevoked")).toHaveLength(2);
    expect(openSession(start(50), live.slice(0, 9), sessionPolicy).ended).toEqual([]);
  });
});

describe("R43 which sessions end", () => {
  const sessions = [open(1), open(2), open(3)];
  const current = sessions[0]?.id ?? null;

  it.each([
    ["ACCOUNT_LOCKED", 3],
    ["ACCOUNT_SUSPENDED", 3],
    ["ACCOUNT_DISABLED", 3],
    ["PASSWORD_RESET", 3],
    ["ROLE_CHANGED", 3],
    ["PASSWORD_CHANGED", 2],
    ["CONTACT_CHANGED", 2],
  ] as const)("by %s: %i of 3", (cause, count) => {
    expect(sessionsEndedBy(cause, sessions, current)).toHaveLength(count);
  });

  it("none by a lock narrower than the account", () => {
    const lock = {
      type: "AccountLocked",
      accountId: BUYER_ID,
      occurredAt: FRIDAY,
      reason: "OTHER",
      since: FRIDAY,
    } as const;
    const by = { until: hoursLater(1), by: STAFF_ID };
    const causes = (["ACCOUNT", "SELLER", "UNKNOWN_DEVICES"] as const).map((scope) =>
      sessionEndCauseOf({ ...lock, ...by, scope }),
    );
    expect(causes).toEqual(["ACCOUNT_LOCKED", null, null]);
  });
});

it("ending or signing out twice changes nothing the second time", () => {
  const order = { cause: "ENDED_BY_STAFF", by: STAFF_ID, at: FRIDAY } as const;
  const ended = endSessions([open(1)], order);
  expect(ended.events).toMatchObject([{ type: "SessionRevoked", cause: "ENDED_BY_STAFF", by: STAFF_ID }]);
  expect(endSessions(ended.sessions, order)).toEqual({ sessions: [], events: [] });
  const out = signOut(open(1), FRIDAY);
  expect(out.events.map(({ type }) => type)).toEqual(["LoggedOut"]);
  expect(signOut(out.session, hoursLater(1))).toEqual({ session: out.session, events: [] });
});
