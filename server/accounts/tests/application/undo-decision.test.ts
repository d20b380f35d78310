import { describe, expect, it } from "vitest";
import { clearCase } from "@/server/accounts/application/use-cases/clear-case/clear-case";
import { declineRequest } from "@/server/accounts/application/use-cases/decline-request/decline-request";
import { lapseRequests } from "@/server/accounts/application/use-cases/lapse-requests/lapse-requests";
import { limitCase } from "@/server/accounts/application/use-cases/limit-case/limit-case";
import { lockCase } from "@/server/accounts/application/use-cases/lock-case/lock-case";
import { suspendCase } from "@/server/accounts/application/use-cases/suspend-case/suspend-case";
import { undoDecision } from "@/server/accounts/application/use-cases/undo-decision/undo-decision";
import { verifyCase } from "@/server/accounts/application/use-cases/verify-case/verify-case";
import { withdrawRequest } from "@/server/accounts/application/use-cases/withdraw-request/withdraw-request";
import { reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import { approvalIdFrom } from "@/server/accounts/domain/value-objects/approval-id";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import { BUYER_ID, OTHER_STAFF_ID, staff } from "../support/account-facts";
import {
  CASE_ID,
  casesOver,
  consoleScene,
  HOLDER_SESSIONS,
  origin,
  proofOver,
  putSession,
} from "../support/console-scene";
import { must, refusalCode } from "../support/must";

const note = "Five cards within the hour, all declined.";
const subject = { caseId: CASE_ID as string, version: 1 };
const against = { ...subject, reasonCode: "PAYMENT_FRAUD", note } as const;

function scene() {
  const { ports, actor } = consoleScene("ANALYST");
  ports.tables.accounts.set(OTHER_STAFF_ID, { ...staff("LEAD", OTHER_STAFF_ID) });
  const sessionId = sessionIdFrom("019ce0bc-0000-7000-8000-0000000000a7");
  putSession(ports, OTHER_STAFF_ID, sessionId);
  const lead = { ...actor, accountId: OTHER_STAFF_ID, sessionId, role: "LEAD", name: "Kabir Sen" } as const;
  const { unitOfWork } = ports;
  const shared = { unitOfWork, cases: casesOver(ports) };
  const approvals = {
    accountOf: async (id: string) => ports.tables.approvals.get(approvalIdFrom(id))?.request.accountId ?? null,
  };
  const start = { reviewCase: ports.tables.cases.get(CASE_ID), account: ports.tables.accounts.get(BUYER_ID) };
  return {
    ports,
    start,
    clear: () => clearCase(shared)({ ...subject, reasonCode: "NORMAL_BEHAVIOUR", note: "" }, actor, origin),
    verify: () => verifyCase(shared)({ ...subject, reasonCode: "UNUSUAL_ACTIVITY", note: "" }, actor, origin),
    limit: () => limitCase(shared)({ ...against, level: "HIGH", days: 30 }, actor, origin),
    suspend: () => suspendCase(shared)(against, actor, origin),
    lock: (hours: number) =>
      lockCase({ ...shared, ...proofOver(ports) })({ ...against, scope: "ACCOUNT", hours }, actor, origin),
    undo: (by: typeof actor = actor) => undoDecision(shared)({ caseId: CASE_ID }, by, origin),
    withdraw: (approvalId: string, by: typeof actor = actor) =>
      withdrawRequest({ unitOfWork, approvals })({ approvalId }, by, origin),
    decline: (approvalId: string) => declineRequest({ unitOfWork, approvals })({ approvalId, note }, lead, origin),
    lead,
    later: (seconds: number) => {
      ports.now = new Date(ports.now.getTime() + seconds * 1000);
    },
    asked: () => [...ports.tables.approvals.values()].map(({ request }) => request.state),
  };
}

/** As it stood, but for the versions that every write counts up. */
const unversioned = (value: object | undefined) => ({ ...value, version: null, waiting: null });

describe("undo-decision", () => {
  it.each(["clear", "verify", "limit", "suspend"] as const)(
    "takes %s back: the case stands where it stood",
    async (what) => {
      const { ports, start, later, undo, ...act } = scene();
      expect((await act[what]()).ok).toBe(true);
      later(reviewPolicy.undoSeconds);
      must(await undo());
      expect(unversioned(ports.tables.cases.get(CASE_ID))).toEqual(unversioned(start.reviewCase));
      expect(ports.tables.accounts.get(BUYER_ID)?.lock).toBeNull();
      expect(ports.tables.limits.get(BUYER_ID)).toBeUndefined();
      expect(ports.tables.statements.size).toBe(0);
      expect(ports.notifications).toEqual([]);
      expect(act.asked()).toEqual(what === "suspend" ? ["WITHDRAWN"] : []);
      expect(ports.audit.map(({ action, outcome }) => [action, outcome]).at(-1)).toEqual(["case.undo", "DONE"]);
    },
  );

  it("takes a lock back with what was asked beyond it; sessions stay ended, and nothing was sent", async () => {
    const { ports, lock, undo, asked } = scene();
    must(await lock(7 * 24));
    expect(asked()).toEqual(["PENDING"]);
    must(await undo());
    expect(ports.tables.accounts.get(BUYER_ID)?.lock).toBeNull();
    expect(asked()).toEqual(["WITHDRAWN"]);
    expect(ports.notifications).toEqual([]);
    expect(HOLDER_SESSIONS.map((id) => ports.tables.sessions.get(id)?.session.ended !== null)).toEqual([
      true,
      true,
      true,
    ]);
  });

  it("twice is once, and too late or by somebody else is refused", async () => {
    const { ports, clear, undo, later, lead } = scene();
    must(await clear());
    expect(refusalCode(await undo(lead))).toBe("CONFLICT");
    must(await undo());
    const events = ports.events.length;
    must(await undo());
    expect(ports.events).toHaveLength(events);
    const version = ports.tables.cases.get(CASE_ID)?.version ?? 0;
    must(
      await clearCase({ unitOfWork: ports.unitOfWork, cases: casesOver(ports) })(
        { caseId: CASE_ID, version, reasonCode: "NORMAL_BEHAVIOUR", note: "" },
        lead,
        origin,
      ),
    );
    later(reviewPolicy.undoSeconds + 1);
    expect(refusalCode(await undo(lead))).toBe("VALIDATION");
    expect(ports.tables.cases.get(CASE_ID)?.state).toBe("DECIDED");
  });
});

describe("a suspension that did not come true", () => {
  const idOf = ({ ports }: ReturnType<typeof scene>) => [...ports.tables.approvals.keys()][0] ?? "";

  it.each(["declined", "withdrawn", "lapsed"] as const)(
    "%s brings its case back to the queue by itself",
    async (how) => {
      const one = scene();
      must(await one.suspend());
      expect(one.ports.tables.accounts.get(BUYER_ID)?.lock).not.toBeNull();
      one.later(600);
      if (how === "declined") must(await one.decline(idOf(one)));
      if (how === "withdrawn") must(await one.withdraw(idOf(one)));
      if (how === "lapsed") {
        one.later(24 * 3600);
        const due = async () => [{ id: approvalIdFrom(idOf(one)), accountId: BUYER_ID }];
        const { unitOfWork } = one.ports;
        const lapse = lapseRequests({ unitOfWork, dueWork: { expiredRequests: due }, now: () => one.ports.now });
        expect(await lapse(10, origin)).toEqual({ lapsed: 1, found: 1 });
      }
      expect(one.ports.tables.cases.get(CASE_ID)).toMatchObject({ state: "OPEN", dueAt: one.start.reviewCase?.dueAt });
      expect(one.ports.events.at(-1)?.type).toBe("ReviewCaseOpened");
    },
  );

  it("is withdrawn by who asked alone, and once", async () => {
    const one = scene();
    must(await one.suspend());
    expect(refusalCode(await one.withdraw(idOf(one), { ...one.lead }))).toBe("FORBIDDEN");
    must(await one.withdraw(idOf(one)));
    expect(one.ports.tables.accounts.get(BUYER_ID)?.lock).toBeNull();
    expect(refusalCode(await one.withdraw(idOf(one)))).toBe("CONFLICT");
  });
});
