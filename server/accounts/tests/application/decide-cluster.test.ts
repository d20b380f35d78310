import { describe, expect, it } from "vitest";
import { clearCase } from "@/server/accounts/application/use-cases/clear-case/clear-case";
import { decideCluster } from "@/server/accounts/application/use-cases/decide-cluster/decide-cluster";
import type { DecideClusterInput } from "@/server/accounts/application/use-cases/decide-cluster/decide-cluster.schema";
import { limitCase } from "@/server/accounts/application/use-cases/limit-case/limit-case";
import { lockAccount } from "@/server/accounts/application/use-cases/lock-account/lock-account";
import { lockCase } from "@/server/accounts/application/use-cases/lock-case/lock-case";
import { verifyCase } from "@/server/accounts/application/use-cases/verify-case/verify-case";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { deviceIdFrom } from "@/server/accounts/domain/value-objects/device-id";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import { BUYER_ID, buyer, emailOf, STAFF_ID } from "../support/account-facts";
import { CASE_ID, casesOver, consoleScene, origin, proofOver, putSession } from "../support/console-scene";
import { must, refusalCode } from "../support/must";

const OTHER = accountIdFrom("019ce0bc-0000-7000-8000-0000000000e2");
const THIRD = accountIdFrom("019ce0bc-0000-7000-8000-0000000000e3");
const note = "One phone and one card among all of them.";

function scene() {
  const { ports, actor } = consoleScene("ANALYST");
  for (const id of [OTHER, THIRD]) {
    const { email, ...known } = buyer();
    const own = email && { ...email, email: emailOf(`${id}@example.com`) };
    ports.tables.accounts.set(id, { ...known, id, email: own, phone: null });
  }
  const { unitOfWork } = ports;
  const shared = { unitOfWork, cases: casesOver(ports) };
  const decide = decideCluster({
    unitOfWork,
    livePolicy: async () => trustPolicyV1,
    cases: shared.cases,
    clearCase: clearCase(shared),
    verifyCase: verifyCase(shared),
    limitCase: limitCase(shared),
    lockCase: lockCase({ ...shared, ...proofOver(ports) }),
    lockAccount: lockAccount({ unitOfWork, ...proofOver(ports) }),
  });
  return { ports, decide: (input: DecideClusterInput) => decide(input, actor, origin) };
}

const withCase = (version = 1) => ({ accountId: BUYER_ID as string, openCase: { id: CASE_ID as string, version } });
const without = (accountId: AccountId) => ({ accountId: accountId as string, openCase: null });
const lock = { decision: { outcome: "LOCK", reasonCode: "LINKED_TO_FRAUD", hours: 24 }, note } as const;

describe("decide-cluster", () => {
  it("locks each by its own decision: one entry and one lock each, the open case closed", async () => {
    const { ports, decide } = scene();
    const { answers } = must(await decide({ ...lock, accounts: [withCase(), without(OTHER), without(THIRD)] }));
    expect(answers.map(({ code }) => code)).toEqual([null, null, null]);
    expect(ports.audit.map(({ action, outcome }) => [action, outcome])).toEqual([
      ["case.lock", "DONE"],
      ["account.lock", "DONE"],
      ["account.lock", "DONE"],
    ]);
    for (const id of [BUYER_ID, OTHER, THIRD]) {
      expect(ports.tables.accounts.get(id)?.lock?.reason).toBe("LINKED_TO_FRAUD");
    }
    expect(ports.tables.cases.get(CASE_ID)?.state).toBe("DECIDED");
  });

  it("answers a refusal beside the others and stops none of them", async () => {
    const { ports, decide } = scene();
    const clear = { decision: { outcome: "CLEAR", reasonCode: "SHARED_HOUSEHOLD" }, note: "" } as const;
    const { answers } = must(await decide({ ...clear, accounts: [without(OTHER), withCase(7), withCase()] }));
    expect(answers).toMatchObject([
      { accountId: OTHER, code: "NOT_FOUND", sentence: "There is no such open case." },
      { accountId: BUYER_ID, code: null },
    ]);
    expect(ports.tables.cases.get(CASE_ID)?.state).toBe("DECIDED");
    const again = must(await decide({ ...lock, accounts: [withCase(), without(THIRD)] }));
    expect(again.answers.map(({ code }) => code)).toEqual(["CONFLICT", null]);
  });

  it("gives one account another decision than the rest", async () => {
    const { ports, decide } = scene();
    const other = { outcome: "CLEAR", reasonCode: "SHARED_HOUSEHOLD" } as const;
    must(await decide({ ...lock, accounts: [{ ...withCase(), decision: other }, without(OTHER)] }));
    expect(ports.tables.cases.get(CASE_ID)).toMatchObject({ state: "DECIDED", decision: { outcome: "CLEAR" } });
    expect([BUYER_ID, OTHER].map((id) => ports.tables.accounts.get(id)?.lock?.reason ?? null)).toEqual([
      null,
      "LINKED_TO_FRAUD",
    ]);
  });

  it("decides no case that is another account's, and leaves an entry of the attempt", async () => {
    const { ports, decide } = scene();
    const { openCase } = withCase();
    const { answers } = must(await decide({ ...lock, accounts: [{ accountId: OTHER, openCase }, without(THIRD)] }));
    expect(answers.map(({ code }) => code)).toEqual(["NOT_FOUND", null]);
    expect(ports.tables.cases.get(CASE_ID)?.state).toBe("OPEN");
    for (const id of [BUYER_ID, OTHER]) expect(ports.tables.accounts.get(id)?.lock).toBeNull();
    expect(ports.audit.map(({ action, outcome }) => [action, outcome])).toEqual([
      ["case.decide-cluster", "NOT_FOUND"],
      ["account.lock", "DONE"],
    ]);
  });

  it("never decides on an account that one's own is linked to", async () => {
    const { ports, decide } = scene();
    for (const [accountId, id] of [
      [STAFF_ID, deviceIdFrom("019ce0bc-0000-7000-8000-0000000000f1")],
      [OTHER, deviceIdFrom("019ce0bc-0000-7000-8000-0000000000f2")],
    ] as const) {
      const facts = { id, accountId, name: null, userAgent: "test", lastIp: null, lastCountry: null, deniedAt: null };
      const device = { ...facts, firstSeenAt: ports.now, lastSeenAt: ports.now };
      ports.tables.devices.set(id, { device, tokenHash: "one browser" });
      putSession(ports, accountId, sessionIdFrom(id));
      const stored = ports.tables.sessions.get(id);
      if (stored) ports.tables.sessions.set(id, { ...stored, session: { ...stored.session, method: "PASSWORD" } });
    }
    const { answers } = must(await decide({ ...lock, accounts: [without(OTHER), without(THIRD)] }));
    expect(answers.map(({ code }) => code)).toEqual(["CONFLICT_OF_INTEREST", null]);
    expect(ports.tables.accounts.get(OTHER)?.lock).toBeNull();
  });

  it("refuses more than one person may decide at once, with an entry, and decides nobody", async () => {
    const { ports, decide } = scene();
    const crowd = Array.from({ length: 11 }, (_, at) =>
      without(accountIdFrom(`019ce0bc-0000-7000-8000-0000000001${at.toString(16).padStart(2, "0")}`)),
    );
    expect(refusalCode(await decide({ ...lock, accounts: crowd }))).toBe("APPROVAL_REQUIRED");
    expect(ports.audit.map(({ action, outcome }) => [action, outcome])).toEqual([
      ["case.decide-cluster", "APPROVAL_REQUIRED"],
    ]);
  });
});
