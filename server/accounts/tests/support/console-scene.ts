import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { flagAccount } from "@/server/accounts/domain/aggregates/review-case-aggregate";
import type { Session } from "@/server/accounts/domain/entities/session";
import { reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { caseIdFrom } from "@/server/accounts/domain/value-objects/case-id";
import { deviceIdFrom } from "@/server/accounts/domain/value-objects/device-id";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import { BUYER_ID, buyer, STAFF_ID, staff } from "./account-facts";
import { type InMemoryPorts, inMemoryPorts } from "./in-memory-ports";

export const CASE_ID = caseIdFrom("019ce0bc-0000-7000-8000-0000000000c1");
const STAFF_SESSION = sessionIdFrom("019ce0bc-0000-7000-8000-0000000000a1");
export const HOLDER_SESSIONS = ["d1", "d2", "d3"].map((end) =>
  sessionIdFrom(`019ce0bc-0000-7000-8000-0000000000${end}`),
);

export const origin: RequestOrigin = { requestId: "request-1", channel: "web", ip: "203.0.113.7", userAgent: "test" };

/** A signed-in member of staff, a buyer signed in three times, and an open case about the buyer. */
export function consoleScene(role: StaffRole = "ANALYST"): { ports: InMemoryPorts; actor: StaffActor } {
  const ports = inMemoryPorts();
  ports.now = new Date("2026-11-20T10:00:00.000Z");
  ports.tables.accounts.set(STAFF_ID, staff(role));
  ports.tables.accounts.set(BUYER_ID, buyer());
  putSession(ports, STAFF_ID, STAFF_SESSION);
  for (const id of HOLDER_SESSIONS) putSession(ports, BUYER_ID, id);
  const { reviewCase } = flagAccount(
    null,
    {
      caseId: CASE_ID,
      accountId: BUYER_ID,
      reason: "RISK_REACHED_HIGH",
      riskLevel: "HIGH",
      scoreMilli: 42_600,
      exposureMinor: 124_000,
      evidenceAt: ports.now,
      at: ports.now,
    },
    reviewPolicy,
  );
  if (reviewCase) ports.tables.cases.set(CASE_ID, reviewCase);
  return { ports, actor: { kind: "STAFF", accountId: STAFF_ID, sessionId: STAFF_SESSION, role, name: "Nisha Rao" } };
}

export function putSession(ports: InMemoryPorts, accountId: AccountId, id: Session["id"]): void {
  const session: Session = {
    id,
    accountId,
    deviceId: deviceIdFrom(id),
    method: "DEMO",
    level: "SECOND_FACTOR",
    provedAt: ports.now,
    idleSeconds: 1800,
    createdAt: ports.now,
    lastSeenAt: ports.now,
    expiresAt: new Date(ports.now.getTime() + 12 * 3_600_000),
    ended: null,
  };
  ports.tables.sessions.set(id, { session, tokenHash: id });
}

/** The proof's way of asking: what the session check would still serve. */
export const proofOver = (ports: InMemoryPorts) => ({
  countGoodSessions: async (ids: readonly string[]) =>
    ids.filter((id) => ports.tables.sessions.get(id)?.session.ended === null).length,
  milliseconds: () => 0,
});

export const casesOver = (ports: InMemoryPorts) => ({
  accountOf: async (id: string) => ports.tables.cases.get(id)?.accountId ?? null,
});
