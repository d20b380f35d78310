import { decideCase, flagAccount } from "@/server/accounts/domain/aggregates/review-case-aggregate";
import type { TrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import type { DomainEvent } from "@/server/accounts/domain/domain-events/domain-event";
import { isFlagged } from "@/server/accounts/domain/domain-services/review-trigger-service";
import { riskOf } from "@/server/accounts/domain/domain-services/risk-transition-service";
import { scoreAt } from "@/server/accounts/domain/domain-services/score-history-service";
import type { ReviewCase } from "@/server/accounts/domain/entities/review-case";
import type { TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import { reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import { caseIdFrom } from "@/server/accounts/domain/value-objects/case-id";
import type { Whois } from "./demo-account";
import type { DemoCase, DemoPerson } from "./demo-population";

export type DemoCaseTools = {
  readonly policy: TrustPolicy;
  readonly newId: () => string;
  readonly whois: Whois;
};

export type DemoCases = { readonly cases: readonly ReviewCase[]; readonly events: readonly DomainEvent[] };

type Known = { readonly profile: TrustProfile; readonly signals: readonly TrustSignal[] };

/** The cases of a story, each as the evidence stood when it was opened; an open one shows the score of now. */
export function demoCases(person: DemoPerson, known: Known, tools: DemoCaseTools): Result<DemoCases> {
  const cases: ReviewCase[] = [];
  const events: DomainEvent[] = [];
  for (const told of casesOf(person, known)) {
    const opened = open(told, known, tools);
    events.push(...opened.events);
    if (!opened.reviewCase) continue;
    const answered = decide(opened.reviewCase, told, tools);
    if (!answered.ok) return answered;
    events.push(...answered.value.events);
    cases.push(answered.value.reviewCase);
  }
  return done({ cases, events });
}

function casesOf(person: DemoPerson, { profile, signals }: Known): readonly DemoCase[] {
  if (person.cases.length > 0 || person.turns.length > 0 || !isFlagged(profile.riskLevel)) return person.cases;
  const told = signals.filter(speaksAgainst).map(({ recordedAt }) => recordedAt.getTime());
  return [{ reason: "RISK_REACHED_HIGH", openedAt: new Date(Math.max(...told)), decision: null }];
}

function open({ reason, openedAt, decision }: DemoCase, { profile, signals }: Known, tools: DemoCaseTools) {
  const known = signals.filter(({ recordedAt }) => recordedAt <= openedAt);
  const then = scoreAt(known, tools.policy, openedAt).scoreMilli;
  const isOpen = decision === null;
  return flagAccount(
    null,
    {
      caseId: caseIdFrom(tools.newId()),
      accountId: profile.accountId,
      reason,
      riskLevel: isOpen ? profile.riskLevel : riskOf(then, tools.policy),
      scoreMilli: isOpen ? profile.scoreMilli : then,
      exposureMinor: exposureOf(known),
      evidenceAt: openedAt,
      at: openedAt,
    },
    reviewPolicy,
  );
}

function decide(opened: ReviewCase, { decision }: DemoCase, { whois }: DemoCaseTools) {
  if (decision === null) return done({ reviewCase: opened, events: [] });
  const { by, at, ...answer } = decision;
  return decideCase(opened, { answer, by: whois(by), at });
}

const speaksAgainst = ({ good, bad }: TrustSignal): boolean => bad > 0 || good < 0;

/** Money of the facts against the account; attempts are no loss. */
function exposureOf(signals: readonly TrustSignal[]): number {
  return signals
    .filter((signal) => speaksAgainst(signal) && signal.factor !== "burst")
    .map(({ detail }) => detail["amountMinor"])
    .reduce<number>((sum, amount) => sum + (typeof amount === "number" ? amount : 0), 0);
}
