import type { CaseChange } from "@/server/accounts/application/ports/outbound/review-case-repository";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { clearByTime, flagAccount } from "@/server/accounts/domain/aggregates/review-case-aggregate";
import {
  evidenceSince,
  fallMilli,
  isClearedByTime,
  newEvidenceMilli,
  reviewTriggers,
} from "@/server/accounts/domain/domain-services/review-trigger-service";
import type { OpenCase, ReviewCase } from "@/server/accounts/domain/entities/review-case";
import type { TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import type { PoliciesInForce } from "@/server/accounts/domain/policies/policy-ramp";
import { reviewPolicyOf } from "@/server/accounts/domain/policies/review-policy";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { caseIdFrom } from "@/server/accounts/domain/value-objects/case-id";
import type { FlagReason } from "@/server/accounts/domain/value-objects/review-reason";
import { historiesThatMatter, type Look, looksAt, type ScoreChange } from "./case-looks";

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
  const looks = looksAt(changes, latest, tools.policies);
  const histories = await historiesThatMatter(write.trust, looks, {
    sinceOf: exposureSince,
    limitEach: EXPOSURE_SIGNALS,
  });
  const opened: ReviewCase[] = [];
  const joined: CaseChange[] = [];
  const cleared: OpenCase[] = [];
  for (const look of looks) {
    const { known, policy } = look;
    const { after } = look.change;
    const signals = histories.signals.get(after.accountId) ?? [];
    if (known?.state === "OPEN" && isClearedByTime(known, after, signals, policy)) {
      cleared.push(known);
      continue;
    }
    const exposureMinor = histories.exposures.get(after.accountId) ?? exposureOf(signals, policy);
    const flagged = flag(write, look, { signals, exposureMinor }, tools);
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

type Known = { readonly signals: readonly TrustSignal[]; readonly exposureMinor: number };

function flag(write: Write, look: Look, { signals, exposureMinor }: Known, tools: Tools): ReviewCase | null {
  const { known, policy } = look;
  const { after } = look.change;
  let reviewCase: ReviewCase | null = known;
  for (const reason of reasonsFor(look, signals)) {
    const outcome = flagAccount(
      reviewCase,
      {
        caseId: caseIdFrom(tools.newId()),
        accountId: after.accountId,
        reason,
        riskLevel: after.riskLevel,
        scoreMilli: after.scoreMilli,
        exposureMinor,
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
  { change: { before, after }, known, policy, mayHaveFallen }: Look,
  signals: readonly TrustSignal[],
): readonly FlagReason[] {
  // Judged as of the score, which for an imported history is not now.
  const at = after.evaluatedAt;
  const decidedAt = known?.state === "DECIDED" ? known.decision.at : null;
  const triggers = reviewTriggers(
    {
      // Never looked at: being at HIGH is enough, whenever it got there.
      previousRisk: known === null ? null : before.riskLevel,
      risk: after.riskLevel,
      fallMilli: mayHaveFallen ? fallMilli(after.evidence, signals, policy, at) : 0,
      newEvidenceMilli: decidedAt && newEvidenceMilli(after.evidence, evidenceSince(signals, decidedAt), policy, at),
    },
    policy,
  ).map(({ reason }) => reason);
  // An open case takes the new score along, without a further reason.
  return triggers.length === 0 && known?.state === "OPEN" ? known.reasons.slice(0, 1) : triggers;
}

const lookBackDays = 400;

/** From when on, and how many of an account's facts say what is at stake. */
export const exposureSince = (at: Date): Date => new Date(at.getTime() - lookBackDays * 86_400_000);
export const EXPOSURE_SIGNALS = 1_000;

const speaksAgainst = ({ good, bad }: TrustSignal): boolean => bad > 0 || good < 0;

export const newestArrival = (newest: Date | null, { recordedAt }: TrustSignal): Date =>
  newest && newest > recordedAt ? newest : recordedAt;

/**
 * The money of the facts against the account that is still fresh enough to matter: once for each event, however many
 * factors it moved. Other currencies don't add up.
 */
export function exposureOf(signals: readonly TrustSignal[], { currency }: Pick<TrustPolicy, "currency">): number {
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
