import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { type Counterfactual, counterfactuals } from "@/server/accounts/domain/domain-services/counterfactual-service";
import { type Entitlements, entitlementsFor } from "@/server/accounts/domain/domain-services/entitlement-service";
import {
  FORECAST_DAYS,
  type LevelChange,
  levelChanges,
} from "@/server/accounts/domain/domain-services/risk-forecast-service";
import { type Evaluation, evaluateTrust } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { KycLevel } from "@/server/accounts/domain/value-objects/kyc-level";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import { type AccountFacts, entitlementFactsOf, readAccountFacts } from "./account-facts";
import { pastStanding } from "./past-standing";
import type { PolicySource } from "./policy-source";
import { type ReadPool, type ReadRows, readTogether, type Statement } from "./read-pool";
import type { Moment } from "./standing";
import { readNewestSignals } from "./stored-signals";

export type MachineStandingDeps = { readonly pool: ReadPool; readonly now: Clock; readonly policies: PolicySource };

/** A standing taken apart, exactly, with what time and small changes would make of it. */
export type MachineStanding = {
  readonly evaluation: Evaluation;
  readonly riskLevel: RiskLevel;
  readonly kycLevel: KycLevel;
  readonly forecast: readonly LevelChange[];
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
    const policy = await (at ? policies.at(at) : policies.live());
    return await readTogether(pool, async (read) => {
      const facts = await readAccountFacts(read, accountId, wholeReader, moment);
      if (!facts) return refuse({ code: "NOT_FOUND", what: "account" });
      return done(
        at ? await standingThen(read, facts, { at, policy }) : await standingNow(read, facts, { at: moment, policy }),
      );
    });
  };

async function standingThen(read: ReadRows, facts: AccountFacts, moment: Moment): Promise<MachineStanding> {
  const { evaluation, risk } = pastStanding(facts, await readNewestSignals(read, facts.row.id), moment);
  return { evaluation, riskLevel: risk, kycLevel: facts.kyc, forecast: [], counterfactuals: [] };
}

const coolDownOf: Statement = {
  name: "machine-cool-down",
  text: "SELECT cool_down, evaluated_at FROM trust_profile WHERE account_id = $1",
};

type CoolDownRow = { readonly cool_down: Readonly<Partial<Record<RiskLevel, string>>>; readonly evaluated_at: Date };

async function standingNow(read: ReadRows, facts: AccountFacts, { at, policy }: Moment): Promise<MachineStanding> {
  const [stored] = await read<CoolDownRow>(coolDownOf, [facts.row.id]);
  const evaluation = evaluateTrust(facts.evidence, policy, at);
  const state = { riskLevel: facts.risk, coolDown: stored?.cool_down ?? {} };
  const until = new Date(at.getTime() + FORECAST_DAYS * 86_400_000);
  const changes = levelChanges(state, facts.evidence, policy, { from: stored?.evaluated_at ?? at, until });
  // Time may have moved the level since somebody last looked.
  const riskLevel = changes.findLast((change) => change.at <= at)?.riskLevel ?? facts.risk;
  return {
    evaluation,
    riskLevel,
    kycLevel: facts.kyc,
    forecast: changes.filter((change) => change.at > at),
    counterfactuals: counterfactuals(facts.evidence, evaluation, policy),
  };
}

/** What an account may do now; an answer for any account at any time. */
export const getMachineEntitlements =
  ({ pool, now, policies }: MachineStandingDeps) =>
  async (accountId: string): Promise<Result<Entitlements>> => {
    const policy = await policies.live();
    return await readTogether(pool, async (read) => {
      const facts = await readAccountFacts(read, accountId, wholeReader, now());
      return facts
        ? done(entitlementsFor(entitlementFactsOf(facts), policy))
        : refuse({ code: "NOT_FOUND", what: "account" });
    });
  };

const notYet = {
  code: "VALIDATION",
  fields: [{ field: "at", problem: "This moment has not come yet." }],
} as const;
