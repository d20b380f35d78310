import { type Counterfactual, counterfactuals } from "@/server/accounts/domain/domain-services/counterfactual-service";
import { passTime } from "@/server/accounts/domain/domain-services/risk-forecast-service";
import type { CoolDown, RiskState } from "@/server/accounts/domain/domain-services/risk-transition-service";
import {
  forecastStanding,
  type StandingForecast,
} from "@/server/accounts/domain/domain-services/standing-forecast-service";
import { scoreMilliAt } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import type { AccountFacts } from "./account-facts";
import type { ReadRows, Statement } from "./read-pool";
import type { Moment } from "./standing";
import type { StoredSignals } from "./stored-signals";

/** What time alone and small changes would make of a standing. */
export type StandingOutlook = {
  /** The computed level and its clocks as of the moment. */
  readonly state: RiskState;
  readonly computedMilli: number;
  readonly forecast: StandingForecast;
  readonly counterfactuals: readonly Counterfactual[];
};

const coolDownOf: Statement = {
  name: "cool-down",
  text: "SELECT cool_down, evaluated_at FROM trust_profile WHERE account_id = $1",
};

type CoolDownRow = { readonly cool_down: CoolDown; readonly evaluated_at: Date };

/** Staff can find wrong what is read alone: of more signals than that, the newest. */
export async function readOutlook(
  read: ReadRows,
  facts: AccountFacts,
  { signals }: StoredSignals,
  { at, policy }: Moment,
): Promise<StandingOutlook> {
  const [stored] = await read<CoolDownRow>(coolDownOf, [facts.row.id]);
  const since = stored?.evaluated_at ?? at;
  const held: RiskState = { riskLevel: facts.computedRisk, coolDown: stored?.cool_down ?? {} };
  const state = since < at ? passTime(held, facts.evidence, policy, { from: since, until: at }).state : held;
  const forecast = forecastStanding({ state: held, since, override: facts.override }, facts.evidence, policy, at);
  const who = { buys: facts.roles.includes("BUYER"), sells: facts.roles.includes("SELLER") };
  const changes = counterfactuals({ state, evidence: facts.evidence, facts: signals, ...who }, policy, at);
  const computedMilli = scoreMilliAt(facts.evidence, policy, at.getTime());
  return { state, computedMilli, forecast, counterfactuals: changes };
}
