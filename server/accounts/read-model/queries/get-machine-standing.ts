import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { Counterfactual } from "@/server/accounts/domain/domain-services/counterfactual-service";
import { type Entitlements, entitlementsFor } from "@/server/accounts/domain/domain-services/entitlement-service";
import { standingOverride } from "@/server/accounts/domain/domain-services/override-service";
import type { StandingForecast } from "@/server/accounts/domain/domain-services/standing-forecast-service";
import { type Evaluation, evaluateTrust } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { KycLevel } from "@/server/accounts/domain/value-objects/kyc-level";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import { type AccountFacts, entitlementFactsOf, readAccountFacts } from "./account-facts";
import type { MachineFacts } from "./machine-facts";
import { readOverrides } from "./past-overrides";
import { pastStanding } from "./past-standing";
import type { PolicySource } from "./policy-source";
import { type ReadPool, type ReadRows, readTogether } from "./read-pool";
import type { Moment } from "./standing";
import { readOutlook } from "./standing-outlook";
import { readNewestSignals } from "./stored-signals";

export type MachineStandingDeps = { readonly pool: ReadPool; readonly now: Clock; readonly policies: PolicySource };

/** A standing taken apart, exactly, with what time and small changes would make of it. */
export type MachineStanding = {
  readonly evaluation: Evaluation;
  readonly riskLevel: RiskLevel;
  readonly kycLevel: KycLevel;
  /** Null of a past moment. */
  readonly forecast: StandingForecast | null;
  readonly counterfactuals: readonly Counterfactual[];
};

const wholeReader = { seesPoints: true, seesCases: false } as const;

/**
 * Why an account stands where it stands, now or at a past moment, of which nothing is foretold. Refuses NOT_FOUND, and
 * VALIDATION for a moment that has not come.
 */
export const getMachineStanding =
  ({ pool, now, policies }: MachineStandingDeps) =>
  async (accountId: string, at: Date | null): Promise<Result<MachineStanding>> => {
    const moment = now();
    if (at && at > moment) return refuse(notYet);
    const policy = await (at ? policies.at(at, accountId) : policies.liveFor(accountId));
    return await readTogether(pool, async (read) => {
      const facts = await readAccountFacts(read, accountId, wholeReader, moment);
      if (!facts) return refuse({ code: "NOT_FOUND", what: "account" });
      return done(
        at ? await standingThen(read, facts, { at, policy }) : await standingNow(read, facts, { at: moment, policy }),
      );
    });
  };

async function standingThen(read: ReadRows, facts: AccountFacts, moment: Moment): Promise<MachineStanding> {
  const [stored, overrides] = await Promise.all([
    readNewestSignals(read, facts.row.id),
    readOverrides(read, facts.row.id),
  ]);
  const { evaluation, risk } = pastStanding(facts, stored, overrides, moment);
  return { evaluation, riskLevel: risk, kycLevel: facts.kyc, forecast: null, counterfactuals: [] };
}

/** For another system's answer the newest are enough to say which of them matter. */
const SIGNALS_TO_WEIGH = 500;

async function standingNow(read: ReadRows, facts: AccountFacts, moment: Moment): Promise<MachineStanding> {
  const stored = await readNewestSignals(read, facts.row.id, SIGNALS_TO_WEIGH);
  const { forecast, counterfactuals } = await readOutlook(read, facts, stored, moment);
  return {
    evaluation: evaluateTrust(facts.evidence, moment.policy, moment.at, standingOverride(facts.override)),
    // Time may have moved the level since somebody last looked.
    riskLevel: forecast.riskLevel,
    kycLevel: facts.kyc,
    forecast,
    counterfactuals,
  };
}

/** What an account may do now; an answer for any account at any time. */
export const entitlementsOf = ({ facts, policy }: MachineFacts): Entitlements =>
  entitlementsFor(entitlementFactsOf(facts), policy);

const notYet = {
  code: "VALIDATION",
  fields: [{ field: "at", problem: "This moment has not come yet." }],
} as const;
