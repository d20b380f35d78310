import { describe, expect, it } from "vitest";
import { approveRequest } from "@/server/accounts/application/use-cases/approve-request/approve-request";
import { recordSignals } from "@/server/accounts/application/use-cases/record-signals/record-signals";
import { takeBackSignal } from "@/server/accounts/application/use-cases/take-back-signal/take-back-signal";
import { foldEvidence } from "@/server/accounts/domain/entities/evidence";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { approvalIdFrom } from "@/server/accounts/domain/value-objects/approval-id";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import { BUYER_ID, OTHER_STAFF_ID, staff } from "../support/account-facts";
import { consoleScene, origin, putSession } from "../support/console-scene";
import { must, refusalCode } from "../support/must";
import { factOf, feed, workerOrigin } from "../support/signal-facts";

const note = "The shop says that another family member did it.";

async function scene() {
  const { ports, actor } = consoleScene("ANALYST");
  ports.tables.accounts.set(OTHER_STAFF_ID, staff("LEAD", OTHER_STAFF_ID));
  const sessionId = sessionIdFrom("019ce0bc-0000-7000-8000-0000000000a7");
  putSession(ports, OTHER_STAFF_ID, sessionId);
  const lead = { ...actor, accountId: OTHER_STAFF_ID, sessionId, role: "LEAD", name: "Kabir Sen" } as const;
  const { unitOfWork } = ports;
  const at = (days: number) => new Date(ports.now.getTime() - days * 86_400_000);
  const facts = [
    factOf(BUYER_ID, "couponAbuse", "abuse-1", { bad: 1 }, at(20)),
    factOf(BUYER_ID, "couponAbuse", "abuse-2", { bad: 1 }, at(3)),
  ];
  must(await recordSignals({ unitOfWork, newId: ports.newId })({ signals: facts }, feed, workerOrigin));
  const signals = () => [...ports.tables.signals.values()];
  const wrong = signals().find(({ sourceEventId }) => sourceEventId === "abuse-1");
  if (!wrong) throw new Error("nothing was recorded");
  const report = (signal = wrong) =>
    takeBackSignal({ unitOfWork })(
      { accountId: BUYER_ID, signalId: signal.id, recordedAt: signal.recordedAt, reasonCode: "EVIDENCE_WRONG", note },
      actor,
      origin,
    );
  const approvals = {
    accountOf: async (id: string) => ports.tables.approvals.get(approvalIdFrom(id))?.request.accountId ?? null,
  };
  const approve = (approvalId: string, by: typeof actor = lead) =>
    approveRequest({ unitOfWork, approvals })({ approvalId, note: "" }, by, origin);
  return { ports, actor, facts, signals, report, approve };
}

describe("take-back-signal", () => {
  it("changes nothing before another lead agrees; then the evidence is as if it had never been told", async () => {
    const { ports, facts, signals, report, approve } = await scene();
    const before = ports.tables.profiles.get(BUYER_ID);
    const { approvalId } = must(await report());
    expect(ports.tables.profiles.get(BUYER_ID)).toEqual(before);
    expect(must(await approve(approvalId)).state).toBe("APPROVED");
    const taken = signals().at(-1);
    expect(taken).toMatchObject({ factor: "couponAbuse", bad: -1, occurredAt: facts[0]?.occurredAt, source: "staff" });
    const alone = foldEvidence(facts.slice(1), trustPolicyV1).couponAbuse?.bad;
    const left = ports.tables.profiles.get(BUYER_ID)?.evidence.couponAbuse?.bad.filter(([, units]) => units !== 0);
    expect(left).toEqual(alone);
  });

  it("is approved by nobody who asked, and counts once", async () => {
    const { actor, signals, report, approve } = await scene();
    const { approvalId } = must(await report());
    expect(refusalCode(await report())).toBe("CONFLICT");
    expect(refusalCode(await approve(approvalId, actor))).toBe("CONFLICT_OF_INTEREST");
    must(await approve(approvalId));
    const again = must(await report());
    expect(must(await approve(again.approvalId)).state).toBe("REFUSED");
    expect(signals()).toHaveLength(3);
  });

  it("refuses what takes evidence back itself, and what is not there", async () => {
    const { signals, report, approve } = await scene();
    const { approvalId } = must(await report());
    must(await approve(approvalId));
    const taken = signals().at(-1);
    expect(refusalCode(await report(taken))).toBe("VALIDATION");
    expect(refusalCode(await report(taken && { ...taken, recordedAt: new Date(0) }))).toBe("NOT_FOUND");
  });
});
