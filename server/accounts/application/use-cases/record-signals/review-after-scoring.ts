import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { flagAccount } from "@/server/accounts/domain/aggregates/review-case-aggregate";
import type { TrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import {
  evidenceSince,
  fallMilli,
  isFlagged,
  mayHaveFallen,
  newEvidenceMilli,
  reviewTriggers,
} from "@/server/accounts/domain/domain-services/review-trigger-service";
import type { ReviewCase } from "@/server/accounts/domain/entities/review-case";
import type { TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import { reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { caseIdFrom } from "@/server/accounts/domain/value-objects/case-id";
import type { FlagReason } from "@/server/accounts/domain/value-objects/review-reason";

/** A profile before and after it was scored anew. */
export type ScoreChange = { readonly before: TrustProfile; readonly after: TrustProfile };

type Write = Pick<WritableRepositories, "at" | "trust" | "reviewCases" | "events">;
type Tools = { readonly policy: TrustPolicy; readonly newId: () => string };

export type ReviewOutcomes = { readonly opened: number; readonly joined: number };

/**
 * Opens or joins the review cases that new scores call for (trust policy, section 5), within the running unit of work
 * that holds the accounts. An open case always shows the newest score; nobody ever has two open.
 */
export async function reviewAfterScoring(
  write: Write,
  changes: readonly ScoreChange[],
  tools: Tools,
): Promise<ReviewOutcomes> {
  if (changes.length === 0) return { opened: 0, joined: 0 };
  const latest = await write.reviewCases.findLatestMany(changes.map(({ after }) => after.accountId));
  const opened: ReviewCase[] = [];
  let joined = 0;
  for (const change of changes) {
    const known = latest.get(change.after.accountId) ?? null;
    const flagged = await flag(write, change, known, tools);
    if (flagged === null || flagged === known) continue;
    if (known?.state === "OPEN") {
      await save(write, known, flagged);
      joined += 1;
    } else opened.push(flagged);
  }
  if (opened.length > 0) await write.reviewCases.insertMany(opened);
  return { opened: opened.length, joined };
}

async function flag(write: Write, change: ScoreChange, known: ReviewCase | null, tools: Tools) {
  const { after } = change;
  const signals = await signalsThatMatter(write, change, known, tools.policy);
  const reasons = reasonsFor(change, known, signals, tools.policy);
  let reviewCase: ReviewCase | null = known;
  for (const reason of reasons) {
    const outcome = flagAccount(
      reviewCase,
      {
        caseId: caseIdFrom(tools.newId()),
        accountId: after.accountId,
        reason,
        riskLevel: after.riskLevel,
        scoreMilli: after.scoreMilli,
        exposureMinor: exposureOf(signals, tools.policy),
        evidenceAt: signals.filter(speaksAgainst).reduce(newestArrival, null),
        at: write.at,
      },
      reviewPolicy,
    );
    write.events.append(outcome.events);
    reviewCase = outcome.reviewCase;
  }
  return reviewCase;
}

function reasonsFor(
  { before, after }: ScoreChange,
  known: ReviewCase | null,
  signals: readonly TrustSignal[],
  policy: TrustPolicy,
): readonly FlagReason[] {
  // Judged as of the score, which for an imported history is not now.
  const at = after.evaluatedAt;
  const decidedAt = known?.state === "DECIDED" ? known.decision.at : null;
  const triggers = reviewTriggers(
    {
      // Never looked at: being at HIGH is enough, whenever it got there.
      previousRisk: known === null ? null : before.riskLevel,
      risk: after.riskLevel,
      fallMilli: mayHaveFallen(before.evidence, after.evidence, policy, at)
        ? fallMilli(after.evidence, signals, policy, at)
        : 0,
      newEvidenceMilli: decidedAt && newEvidenceMilli(after.evidence, evidenceSince(signals, decidedAt), policy, at),
    },
    policy,
  ).map(({ reason }) => reason);
  // An open case takes the new score along, without a further reason.
  return triggers.length === 0 && known?.state === "OPEN" ? known.reasons.slice(0, 1) : triggers;
}

/** Read only for the few accounts that may be flagged: most scores move without anybody having to look. */
async function signalsThatMatter(
  { trust }: Write,
  { before, after }: ScoreChange,
  known: ReviewCase | null,
  policy: TrustPolicy,
): Promise<readonly TrustSignal[]> {
  const at = after.evaluatedAt;
  const matters =
    known?.state === "OPEN" || isFlagged(after.riskLevel) || mayHaveFallen(before.evidence, after.evidence, policy, at);
  if (!matters) return [];
  return await trust.listSignals(after.accountId, new Date(at.getTime() - lookBackDays * 86_400_000), mostSignals);
}

const lookBackDays = 400;
const mostSignals = 1_000;

const speaksAgainst = ({ good, bad }: TrustSignal): boolean => bad > 0 || good < 0;

const newestArrival = (newest: Date | null, { recordedAt }: TrustSignal): Date =>
  newest && newest > recordedAt ? newest : recordedAt;

/** The money of the facts against the account that is still fresh enough to matter; other currencies don't add up. */
function exposureOf(signals: readonly TrustSignal[], { currency }: TrustPolicy): number {
  const amounts = signals
    .filter(({ detail }) => (detail["currency"] ?? currency) === currency)
    .filter(speaksAgainst)
    .map(({ detail }) => detail["amountMinor"]);
  return amounts.reduce<number>(
    (sum, amount) => sum + (typeof amount === "number" && amount > 0 ? Math.round(amount) : 0),
    0,
  );
}

async function save({ reviewCases }: Write, before: ReviewCase, after: ReviewCase): Promise<void> {
  const saved = await reviewCases.save(before, after);
  // The account's row is held, and every writer of its cases holds it: nobody can have been in between.
  if (!saved.ok) throw new Error(`A held case changed meanwhile: ${saved.refusal.code}`);
}
