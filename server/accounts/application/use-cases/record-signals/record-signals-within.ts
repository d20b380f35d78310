import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { flagAccount } from "@/server/accounts/domain/aggregates/review-case-aggregate";
import {
  arrivalMoment,
  openTrustProfile,
  recordSignals,
  type TrustProfile,
} from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import {
  evidenceSince,
  fallMilli,
  mayHaveFallen,
  newEvidenceMilli,
  reviewTriggers,
} from "@/server/accounts/domain/domain-services/review-trigger-service";
import type { ReviewCase } from "@/server/accounts/domain/entities/review-case";
import type { TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import { reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { caseIdFrom } from "@/server/accounts/domain/value-objects/case-id";

/** A fact as its source tells it; id and time of arrival are given here. */
export type IncomingSignal = Omit<TrustSignal, "id" | "accountId" | "recordedAt">;

export type RecordSignalsDeps = { readonly newId: NewId; readonly policy: TrustPolicy };

const MOST_SIGNALS_READ = 1_000;

/**
 * Adds facts about one account to its evidence within a running unit of work, and opens or extends its review case
 * where the policy says so. A fact that was delivered before changes nothing.
 */
export async function recordSignalsWithin(
  write: WritableRepositories,
  { newId, policy }: RecordSignalsDeps,
  accountId: AccountId,
  incoming: readonly IncomingSignal[],
): Promise<Result<null>> {
  const { at } = write;
  const before = (await write.trust.find(accountId)) ?? openTrustProfile({ accountId, kycLevel: "NONE", policy, at });
  const recordedAt = arrivalMoment(before, at);
  const fresh = await write.trust.insertNew(incoming.map((one) => ({ ...one, id: newId(), accountId, recordedAt })));
  if (fresh.length === 0) return done(null);
  const recorded = recordSignals(before, fresh, { policy, at: recordedAt });
  if (!recorded.ok) return recorded;
  await write.trust.saveMany([recorded.value.profile]);
  write.events.append(recorded.value.events);
  await flagWithin(write, { newId, policy }, before, recorded.value.profile);
  return done(null);
}

async function flagWithin(
  write: WritableRepositories,
  { newId, policy }: RecordSignalsDeps,
  before: TrustProfile,
  after: TrustProfile,
): Promise<void> {
  const { accountId, riskLevel: risk, scoreMilli, evaluatedAt: at } = after;
  const latest = await write.reviewCases.findLatest(accountId);
  const facts = {
    previousRisk: before.riskLevel,
    risk,
    fallMilli: await fallWithin(write, before, after, policy),
    newEvidenceMilli: await newEvidenceWithin(write, latest, after, policy),
  };
  const triggers = reviewTriggers(facts, policy);
  let current = latest;
  for (const { reason } of triggers) {
    const flag = { caseId: caseIdFrom(newId()), accountId, reason, riskLevel: risk, scoreMilli, at };
    const exposureMinor = current?.exposureMinor ?? 0;
    const flagged = flagAccount(current, { ...flag, exposureMinor, evidenceAt: at }, reviewPolicy);
    write.events.append(flagged.events);
    current = await storeCase(write, current, flagged.reviewCase);
  }
}

async function fallWithin(write: WritableRepositories, before: TrustProfile, after: TrustProfile, policy: TrustPolicy) {
  const at = after.evaluatedAt;
  if (!mayHaveFallen(before.evidence, after.evidence, policy, at)) return 0;
  const since = new Date(at.getTime() - policy.review.fallWindowHours * 3_600_000);
  const recent = await write.trust.listSignals(after.accountId, since, MOST_SIGNALS_READ);
  return fallMilli(after.evidence, recent, policy, at);
}

async function newEvidenceWithin(
  write: WritableRepositories,
  latest: ReviewCase | null,
  { accountId, evidence, evaluatedAt }: TrustProfile,
  policy: TrustPolicy,
): Promise<number | null> {
  if (latest?.state !== "DECIDED") return null;
  const signals = await write.trust.listSignals(accountId, latest.decision.at, MOST_SIGNALS_READ);
  return newEvidenceMilli(evidence, evidenceSince(signals, latest.decision.at), policy, evaluatedAt);
}

async function storeCase(write: WritableRepositories, before: ReviewCase | null, after: ReviewCase | null) {
  if (after === null || after === before) return before;
  if (before?.id !== after.id) {
    await write.reviewCases.insertMany([after]);
    return after;
  }
  const saved = await write.reviewCases.save(before, after);
  return saved.ok ? saved.value : before;
}
