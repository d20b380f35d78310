import { toEvidence } from "@/server/accounts/application/dto/signal-words";
import type { SignalRowDto } from "@/server/accounts/application/dto/signals-dto";
import { unclampedMilliAt } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import { FACTOR_LABELS } from "@/server/accounts/domain/domain-services/trust-words";
import { type Evidence, NO_EVIDENCE, withoutSignals } from "@/server/accounts/domain/entities/evidence";
import type { TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import { type PoliciesInForce, policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import { readAccountNames } from "./audit-rows";
import { eachIdOf, type ReadRows, type Statement } from "./read-pool";
import type { Reader } from "./reader";

const evidenceOfAccounts: Statement = {
  name: "signal-evidence",
  text: `SELECT v.account_id, v.buckets FROM ${eachIdOf("$1")} AS wanted (id) JOIN trust_evidence v ON v.account_id = wanted.id`,
};

const openCases: Statement = {
  name: "signal-cases",
  text: `SELECT c.account_id, c.id FROM ${eachIdOf("$1")} AS wanted (id)
    JOIN review_case c ON c.account_id = wanted.id AND c.state = 'OPEN'`,
};

/** The versions that score accounts at a moment. */
export type ScoringMoment = { readonly policies: PoliciesInForce; readonly at: Date };

/** Signals with the name of their account, what each still moves, and the case that is open; each looked up by key. */
export async function toSignalRows(
  read: ReadRows,
  signals: readonly TrustSignal[],
  reader: Reader,
  moment: ScoringMoment,
): Promise<SignalRowDto[]> {
  if (signals.length === 0) return [];
  const ids = [...new Set(signals.map(({ accountId }) => String(accountId)))];
  const [names, held, cases] = await Promise.all([
    readAccountNames(read, ids),
    read<{ account_id: string; buckets: Evidence }>(evidenceOfAccounts, [ids]),
    reader.seesCases ? read<{ account_id: string; id: string }>(openCases, [ids]) : [],
  ]);
  const evidence = new Map(held.map((row) => [row.account_id, row.buckets]));
  const caseOf = new Map(cases.map((row) => [row.account_id, row.id]));
  return signals.map((signal) => {
    const { id: accountId } = { id: String(signal.accountId) };
    const { input, inputLabel, words, direction } = toEvidence(signal);
    return {
      id: signal.id,
      recordedAt: signal.recordedAt,
      occurredAt: signal.occurredAt,
      input,
      inputLabel,
      factorLabel: FACTOR_LABELS[signal.factor],
      account: { id: accountId, name: names.get(accountId)?.name ?? { kind: "ACCOUNT_ID", text: accountId } },
      words,
      direction,
      pointsMilli: movedBy(signal, evidence.get(accountId) ?? NO_EVIDENCE, moment),
      source: signal.source,
      sourceEventId: signal.sourceEventId,
      caseId: caseOf.get(accountId) ?? null,
    };
  });
}

/** What the account's sum would lose without it, now: exact, because decay is linear. */
function movedBy(signal: TrustSignal, evidence: Evidence, { policies, at }: ScoringMoment): number {
  const policy = policyFor(signal.accountId, policies);
  const without = withoutSignals(evidence, [signal], policy);
  return unclampedMilliAt(evidence, policy, at.getTime()) - unclampedMilliAt(without, policy, at.getTime());
}
