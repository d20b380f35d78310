import type { CaseChange } from "@/server/accounts/application/ports/outbound/review-case-repository";
import type { SignalsByAccount } from "@/server/accounts/application/ports/outbound/trust-repository";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { clearByTime, flagAccount } from "@/server/accounts/domain/aggregates/review-case-aggregate";
import type { TrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import {
  evidenceSince,
  fallMilli,
  isClearedByTime,
  isFlagged,
  mayBeClearedByTime,
  mayHaveFallen,
  newEvidenceMilli,
  reviewTriggers,
} from "@/server/accounts/domain/domain-services/review-trigger-service";
import type { OpenCase, ReviewCase } from "@/server/accounts/domain/entities/review-case";
import type { TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import { type PoliciesInForce, policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import { reviewPolicyOf } from "@/server/accounts/domain/policies/review-policy";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { caseIdFrom } from "@/server/accounts/domain/value-objects/case-id";
import type { FlagReason } from "@/server/accounts/domain/value-objects/review-reason";

/** A profile before and after it was scored anew. */
export type ScoreChange = { readonly before: TrustProfile; readonly after: TrustProfile };

type Write = Pick<WritableRepositories, "at" | "trust" | "reviewCases" | "events">;
type Tools = {
  readonly policies: PoliciesInForce;
  readonly newId: () => string;
  /** The newest case of each account, where the caller read them under its locks. */
  readonly cases?: ReadonlyMap<AccountId, ReviewCase>;
};

export type ReviewOutcomes = { readonly opened: number; readonly joined: number; readonly cleared: number };

/**
 * Opens or joins the review cases that new scores call for (trust policy, section 5), within the running unit of work
 * that holds the accounts. An open case always shows the newest score; nobody ever has two open.
 */
export async function reviewAfterScoring(
  write: Write,
  changes: readonly ScoreChange[],
  tools: Tools,
): Promise<ReviewOutcomes> {
  if (changes.length === 0) return { opened: 0, joined: 0, cleared: 0 };
  const latest = tools.cases ?? (await write.reviewCases.findLatestMany(changes.map(({ after }) => after.accountId)));
  const looks = changes.map((change) => ({ change, known: latest.get(change.after.accountId) ?? null }));
  const histories = await historiesThatMatter(write, looks, tools.policies);
  const opened: ReviewCase[] = [];
  const joined: CaseChange[] = [];
  const cleared: OpenCase[] = [];
  for (const look of looks) {
    const { known } = look;
    const signals = histories.get(look.change.after.accountId) ?? [];
    if (known?.state === "OPEN" && isClearedByTime(known, look.change.after, signals, policyOf(look, tools.policies))) {
      cleared.push(known);
      continue;
    }
    const flagged = flag(write, look, signals, tools);
    if (flagged === null || flagged === known) continue;
    if (known?.state === "OPEN") joined.push({ before: known, after: flagged });
    else opened.push(flagged);
  }
  // The accounts' rows are held, and every writer of their cases holds them: nobody can have been in between.
  await write.reviewCases.saveMany(joined);
  if (opened.length > 0) await write.reviewCases.insertMany(opened);
  for (const open of cleared) await endByTime(write, open);
  return { opened: opened.length, joined: joined.length, cleared: cleared.length };
}

async function endByTime({ at, reviewCases, events }: Write, open: OpenCase): Promise<void> {
  const ended = clearByTime(open, at);
  const saved = await reviewCases.save(open, ended.reviewCase);
  if (!saved.ok) throw new Error("A held case changed meanwhile");
  events.append(ended.events);
}

/** A score that moved, and the newest case there is. */
type Look = { readonly change: ScoreChange; readonly known: ReviewCase | null };

const policyOf = ({ change }: Look, policies: PoliciesInForce): TrustPolicy =>
  policyFor(change.after.accountId, policies);

function flag(write: Write, look: Look, signals: readonly TrustSignal[], tools: Tools): ReviewCase | null {
  const { change, known } = look;
  const { after } = change;
  const policy = policyOf(look, tools.policies);
  let reviewCase: ReviewCase | null = known;
  for (const reason of reasonsFor(change, known, signals, policy)) {
    const outcome = flagAccount(
      reviewCase,
      {
        caseId: caseIdFrom(tools.newId()),
        accountId: after.accountId,
        reason,
        riskLevel: after.riskLevel,
        scoreMilli: after.scoreMilli,
        exposureMinor: exposureOf(signals, policy),
        evidenceAt: signals.filter(speaksAgainst).reduce(newestArrival, null),
        at: write.at,
      },
      reviewPolicyOf(policy),
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

/** Read at once, and only for the few accounts that may be flagged: most scores move without anybody having to look. */
async function historiesThatMatter(
  { trust }: Write,
  looks: readonly Look[],
  policies: PoliciesInForce,
): Promise<SignalsByAccount> {
  const wanted = looks
    .filter((look) => mayMatter(look, policyOf(look, policies)))
    .map((look) => ({
      accountId: look.change.after.accountId,
      since: exposureSince(look.change.after.evaluatedAt),
      goodAfter: goodThatMatters(look, policyOf(look, policies)),
    }));
  return wanted.length === 0 ? new Map() : await trust.listSignalsOfMany(wanted, EXPOSURE_SIGNALS);
}

const mayMatter = ({ change: { before, after }, known }: Look, policy: TrustPolicy): boolean =>
  known?.state === "OPEN" ||
  isFlagged(after.riskLevel) ||
  mayHaveFallen(before.evidence, after.evidence, policy, after.evaluatedAt);

/** Of facts in favour only those are read that are taken back one by one: after a case's opening, or within a fall. */
function goodThatMatters({ change: { before, after }, known }: Look, policy: TrustPolicy): Date | null {
  const moments = [
    ...(known?.state === "OPEN" && mayBeClearedByTime(known, after) ? [known.openedAt] : []),
    ...(mayHaveFallen(before.evidence, after.evidence, policy, after.evaluatedAt)
      ? [new Date(after.evaluatedAt.getTime() - policy.review.fallWindowHours * 3_600_000)]
      : []),
  ];
  return moments.reduce<Date | null>((first, moment) => (first && first < moment ? first : moment), null);
}

const lookBackDays = 400;

/** From when on, and how many of an account's facts say what is at stake. */
export const exposureSince = (at: Date): Date => new Date(at.getTime() - lookBackDays * 86_400_000);
export const EXPOSURE_SIGNALS = 1_000;

const speaksAgainst = ({ good, bad }: TrustSignal): boolean => bad > 0 || good < 0;

const newestArrival = (newest: Date | null, { recordedAt }: TrustSignal): Date =>
  newest && newest > recordedAt ? newest : recordedAt;

/**
 * The money of the facts against the account that is still fresh enough to matter: once for each event, however many
 * factors it moved. Other currencies don't add up.
 */
export function exposureOf(signals: readonly TrustSignal[], { currency }: TrustPolicy): number {
  const amounts = new Map<string, number>();
  for (const { source, sourceEventId, detail } of signals
    .filter(({ detail }) => (detail["currency"] ?? currency) === currency)
    .filter(speaksAgainst)) {
    const amount = detail["amountMinor"];
    if (typeof amount !== "number" || amount <= 0) continue;
    const event = JSON.stringify([source, sourceEventId]);
    amounts.set(event, Math.max(amounts.get(event) ?? 0, Math.round(amount)));
  }
  return [...amounts.values()].reduce((sum, amount) => sum + amount, 0);
}
