import { describe, expect, it } from "vitest";
import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import { clearCase } from "@/server/accounts/application/use-cases/clear-case/clear-case";
import { confirmIdentity } from "@/server/accounts/application/use-cases/confirm-identity/confirm-identity";
import { limitCase } from "@/server/accounts/application/use-cases/limit-case/limit-case";
import { lockCase } from "@/server/accounts/application/use-cases/lock-case/lock-case";
import { suspendCase } from "@/server/accounts/application/use-cases/suspend-case/suspend-case";
import { verifyCase } from "@/server/accounts/application/use-cases/verify-case/verify-case";
import { BUYER_ID, staff } from "../support/account-facts";
import { CASE_ID, casesOver, consoleScene, HOLDER_SESSIONS, origin, proofOver } from "../support/console-scene";
import { must, refusalCode } from "../support/must";

const clearing = { caseId: CASE_ID as string, version: 1, reasonCode: "NORMAL_BEHAVIOUR", note: "" } as const;
const locking = {
  caseId: CASE_ID as string,
  version: 1,
  reasonCode: "PAYMENT_FRAUD",
  scope: "ACCOUNT",
  hours: 24,
  note: "Five cards within the hour, all declined.",
} as const;
const suspending = {
  caseId: CASE_ID as string,
  version: 1,
  reasonCode: "PAYMENT_FRAUD",
  note: "Five cards within the hour, all declined.",
} as const;

function scene(role: Parameters<typeof consoleScene>[0] = "ANALYST") {
  const { ports, actor } = consoleScene(role);
  const shared = { unitOfWork: ports.unitOfWork, cases: casesOver(ports) };
  const clear = clearCase(shared);
  const lock = lockCase({ ...shared, ...proofOver(ports) });
  const suspend = suspendCase(shared);
  return {
    ports,
    suspend: (input: Parameters<typeof suspend>[0]) => suspend(input, actor, origin),
    clear: (input: Parameters<typeof clear>[0]) => clear(input, actor, origin),
    lock: (input: Parameters<typeof lock>[0]) => lock(input, actor, origin),
  };
}

describe("clear-case and lock-case", () => {
  it("clears without a note, with one audit entry and one event", async () => {
    const { ports, clear } = scene();
    must(await clear(clearing));
    expect(ports.tables.cases.get(CASE_ID)).toMatchObject({ state: "DECIDED", decision: { outcome: "CLEAR" } });
    expect(ports.audit.map(({ action, outcome }) => [action, outcome])).toEqual([["case.clear", "DONE"]]);
    expect(ports.events.map((event) => event.type)).toEqual(["ReviewCaseDecided"]);
  });

  it("locks the account and closes the case in one commit", async () => {
    const { ports, lock } = scene();
    expect(must(await lock(locking))).toMatchObject({ sessionsEnded: 3, sessionsRefused: 3 });
    expect(ports.tables.cases.get(CASE_ID)?.state).toBe("DECIDED");
    expect(ports.tables.accounts.get(BUYER_ID)?.lock?.reason).toBe("PAYMENT_FRAUD");
    expect(ports.audit).toHaveLength(1);
  });

  it("locks for 24 hours and asks for the rest, and the case is decided", async () => {
    const { ports, lock } = scene();
    const receipt = must(await lock({ ...locking, hours: 72 }));
    expect(receipt.until).toEqual(new Date(ports.now.getTime() + 24 * 3_600_000));
    expect(receipt.asked?.until).toEqual(new Date(ports.now.getTime() + 72 * 3_600_000));
    expect(ports.tables.cases.get(CASE_ID)?.state).toBe("DECIDED");
  });

  it("leaves the case open when the lock is refused", async () => {
    const { ports, lock } = scene("SUPPORT");
    expect(refusalCode(await lock({ ...locking, hours: 72 }))).toBe("APPROVAL_REQUIRED");
    expect(ports.tables.cases.get(CASE_ID)?.state).toBe("OPEN");
    expect(ports.tables.accounts.get(BUYER_ID)?.lock).toBeNull();
  });

  it("gives one winner: the second learns who was first, nothing of theirs is written", async () => {
    const { ports, clear, lock } = scene();
    const answers = await Promise.all([clear(clearing), lock(locking)]);
    expect(answers.map(refusalCode)).toEqual([null, "CONFLICT"]);
    expect(answers[1]).toMatchObject({ refusal: { by: "Nisha Rao" } });
    expect(ports.tables.accounts.get(BUYER_ID)?.lock).toBeNull();
    expect(ports.audit.map((entry) => entry.outcome)).toEqual(["DONE", "CONFLICT"]);
  });

  it("refuses a decision on a version that is no longer the stored one", async () => {
    const { clear } = scene();
    expect(refusalCode(await clear({ ...clearing, version: 7 }))).toBe("CONFLICT");
  });
});

describe("suspend-case", () => {
  const HOUR = 3_600_000;

  it("closes the case, contains the account and asks a second person, with one entry", async () => {
    const { ports, suspend } = scene();
    const asked = must(await suspend(suspending));
    expect(asked).toMatchObject({ sessionsEnded: 3, containedUntil: new Date(ports.now.getTime() + 24 * HOUR) });
    expect(ports.tables.cases.get(CASE_ID)).toMatchObject({ state: "DECIDED", decision: { outcome: "SUSPEND" } });
    expect(ports.tables.accounts.get(BUYER_ID)).toMatchObject({ status: "ACTIVE", lock: { reason: "PAYMENT_FRAUD" } });
    expect([...ports.tables.approvals.values()]).toMatchObject([
      { request: { action: "account.change-status", state: "PENDING", order: { to: "SUSPENDED" } } },
    ]);
    expect(ports.audit.map(({ action, outcome }) => [action, outcome])).toEqual([["case.suspend", "DONE"]]);
  });

  it("freezes why the case was open, for whoever approves", async () => {
    const { ports, suspend } = scene();
    must(await suspend(suspending));
    expect([...ports.tables.approvals.values()]).toMatchObject([
      { request: { evidence: { caseReasons: ["RISK_REACHED_HIGH"] } } },
    ]);
  });

  it("leaves case, account and approvals alone when the case was decided first", async () => {
    const { ports, clear, suspend } = scene();
    const answers = await Promise.all([clear(clearing), suspend(suspending)]);
    expect(answers[1]).toMatchObject({ refusal: { code: "CONFLICT", what: "case", by: "Nisha Rao" } });
    expect(ports.tables.accounts.get(BUYER_ID)?.lock).toBeNull();
    expect(ports.tables.approvals.size).toBe(0);
  });

  it("leaves the case open when the account can't be suspended", async () => {
    const { ports, suspend } = scene();
    ports.tables.accounts.set(BUYER_ID, { ...staff("SUPPORT"), id: BUYER_ID });
    expect(refusalCode(await suspend(suspending))).toBe("FORBIDDEN");
    expect(ports.tables.cases.get(CASE_ID)?.state).toBe("OPEN");
  });
});

describe("verify-case, and the holder's answer", () => {
  const asking = { caseId: CASE_ID as string, version: 1, reasonCode: "UNUSUAL_ACTIVITY", note: "" } as const;

  /** The buyer, signed in, with a proof of now. */
  function holderScene() {
    const { ports, clear } = scene();
    const { actor } = consoleScene();
    const verify = verifyCase({ unitOfWork: ports.unitOfWork, cases: casesOver(ports) });
    const confirm = confirmIdentity({ unitOfWork: ports.unitOfWork });
    const [sessionId] = HOLDER_SESSIONS;
    if (!sessionId) throw new Error("The buyer has no session.");
    const holder: HolderActor = { kind: "HOLDER", accountId: BUYER_ID, sessionId, name: "Asha Verma" };
    return {
      ports,
      clear,
      verify: (input: Parameters<typeof verify>[0] = asking) => verify(input, actor, origin),
      confirm: () => confirm(holder, origin),
    };
  }

  it("asks the holder once, with a page of theirs and no reason, and the case waits", async () => {
    const { ports, verify } = holderScene();
    const { until } = must(await verify());
    expect(ports.tables.cases.get(CASE_ID)).toMatchObject({ state: "OPEN", waiting: { until } });
    expect(ports.notifications).toMatchObject([
      { template: "IDENTITY_ASKED", accountId: BUYER_ID, values: { page: "/account/confirm" } },
    ]);
    expect(JSON.stringify(ports.notifications)).not.toContain("UNUSUAL");
    expect(ports.audit.map(({ action, outcome }) => [action, outcome])).toEqual([["case.verify", "DONE"]]);
    expect(refusalCode(await verify({ ...asking, version: 2 }))).toBe("CONFLICT");
  });

  it("asks nobody who could not answer", async () => {
    const { ports, verify } = holderScene();
    const account = ports.tables.accounts.get(BUYER_ID);
    if (!account) throw new Error("The buyer is gone.");
    ports.tables.accounts.set(BUYER_ID, { ...account, status: "SUSPENDED" });
    expect(refusalCode(await verify())).toBe("VALIDATION");
    expect(ports.tables.cases.get(CASE_ID)).toMatchObject({ version: 1 });
    expect(ports.notifications).toEqual([]);
  });

  it("brings the case back when the holder proved it just now, and not by an older proof", async () => {
    const { ports, verify, confirm } = holderScene();
    expect(refusalCode(await confirm())).toBe("NOT_FOUND");
    must(await verify());
    const asked = ports.now;
    ports.now = new Date(asked.getTime() + 16 * 60_000);
    expect(refusalCode(await confirm())).toBe("STEP_UP_REQUIRED");
    ports.now = new Date(asked.getTime() + 14 * 60_000);
    must(await confirm());
    expect(ports.tables.cases.get(CASE_ID)).toMatchObject({
      state: "OPEN",
      waiting: null,
      reasons: ["RISK_REACHED_HIGH", "HOLDER_CONFIRMED"],
    });
    expect(ports.audit.at(-1)).toMatchObject({ action: "account.confirm-identity", outcome: "DONE" });
    expect(refusalCode(await confirm())).toBe("NOT_FOUND");
  });

  it("leaves one winner where one asks and another clears", async () => {
    const { ports, verify, clear } = holderScene();
    const answers = await Promise.all([clear(clearing), verify()]);
    expect(answers.map(refusalCode)).toEqual([null, "CONFLICT"]);
    expect(ports.notifications).toEqual([]);
  });
});

describe("limit-case", () => {
  const DAY = 86_400_000;
  const limiting = {
    caseId: CASE_ID as string,
    version: 1,
    reasonCode: "COUPON_ABUSE",
    level: "HIGH",
    days: 30,
    note: "Third welcome coupon at one address.",
  } as const;

  function limitScene() {
    const { ports, clear } = scene();
    const { actor } = consoleScene();
    const limit = limitCase({ unitOfWork: ports.unitOfWork, cases: casesOver(ports) });
    return { ports, clear, limit: (input: Parameters<typeof limit>[0] = limiting) => limit(input, actor, origin) };
  }

  it("closes the case and limits the account until the date, the holder is told why, and nobody is signed out", async () => {
    const { ports, limit } = limitScene();
    const until = new Date(ports.now.getTime() + 30 * DAY);
    expect(must(await limit())).toMatchObject({ until });
    expect(ports.tables.cases.get(CASE_ID)).toMatchObject({ state: "DECIDED", decision: { outcome: "LIMIT" } });
    expect(ports.tables.limits.get(BUYER_ID)).toMatchObject({ level: "HIGH", until, since: ports.now });
    expect(ports.notifications.map(({ template }) => template)).toEqual(["STATEMENT_OF_REASONS"]);
    expect(HOLDER_SESSIONS.map((id) => ports.tables.sessions.get(id)?.session.ended)).toEqual([null, null, null]);
    expect(ports.audit.map(({ action, outcome }) => [action, outcome])).toEqual([["case.limit", "DONE"]]);
  });

  it("limits nothing where the case was decided first, nor a colleague", async () => {
    const { ports, clear, limit } = limitScene();
    const answers = await Promise.all([clear(clearing), limit()]);
    expect(answers.map(refusalCode)).toEqual([null, "CONFLICT"]);
    const other = limitScene();
    other.ports.tables.accounts.set(BUYER_ID, { ...staff("SUPPORT"), id: BUYER_ID });
    expect(refusalCode(await other.limit())).toBe("FORBIDDEN");
    expect(ports.tables.limits.size + other.ports.tables.limits.size).toBe(0);
    expect(other.ports.notifications).toEqual([]);
  });
});
