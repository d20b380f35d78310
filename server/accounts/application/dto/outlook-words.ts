import type { Counterfactual } from "@/server/accounts/domain/domain-services/counterfactual-service";
import type { StandingForecast } from "@/server/accounts/domain/domain-services/standing-forecast-service";
import { RISK_LABELS } from "@/server/accounts/domain/domain-services/trust-words";
import type { ChangeKind, HypotheticalChange } from "@/server/accounts/domain/entities/hypothetical-change";
import type { Factor } from "@/server/accounts/domain/entities/trust-signal";
import type { CounterfactualDto, ForecastDto, HypotheticalChangeDto } from "./outlook-dto";

const WHO: Readonly<Record<ChangeKind, string>> = { STAFF: "Staff", CUSTOMER: "Customer", TIME: "Time" };

const FACTS: Readonly<Record<Factor, readonly [one: string, many: string]>> = {
  completion: ["failed order", "failed orders"],
  refunds: ["refund", "refunds"],
  couponAbuse: ["coupon abuse", "coupon abuses"],
  failures: ["declined or charged-back payment", "declined or charged-back payments"],
  burst: ["payment attempt", "payment attempts"],
  newDevices: ["new device or instrument", "new devices or instruments"],
  sharedDevices: ["shared device", "shared devices"],
  ipReputation: ["suspicious network address", "suspicious network addresses"],
  ipTravel: ["unlikely journey", "unlikely journeys"],
  disputes: ["dispute", "disputes"],
};

/** Where ux says so: no change of one kind is enough. */
export const NO_SINGLE_CHANGE = "No single change clears this. It needs at least two.";

export const counterfactualDto = (found: Counterfactual): CounterfactualDto => ({
  changes: found.changes.map(changeDto),
  effort: found.effort,
  scoreMilli: found.scoreMilli,
  risk: found.riskLevel,
  clearsAt: found.clearsAt,
});

function changeDto(change: HypotheticalChange): HypotheticalChangeDto {
  const { kind } = change;
  if (kind === "STAFF") {
    const moments = change.facts.map(({ occurredAt }) => occurredAt).sort((a, b) => b.getTime() - a.getTime());
    const [one, many] = FACTS[change.factor];
    const words = `${change.facts.length} ${change.facts.length === 1 ? one : many} found wrong`;
    return { kind, who: WHO[kind], words, factor: change.factor, moments };
  }
  if (kind === "TIME") {
    const words = "Nothing new against the account until";
    return { kind, who: WHO[kind], words, factor: null, moments: [change.until] };
  }
  return { kind, who: WHO[kind], words: deeds(change.change, change.count), factor: null, moments: [] };
}

function deeds(change: "GOOD_ORDERS" | "GOOD_SALES", count: number): string {
  if (change === "GOOD_SALES") return `${count} more ${count === 1 ? "sale" : "sales"} without a dispute`;
  return `${count} more prepaid ${count === 1 ? "order" : "orders"} completed, none failed`;
}

export function forecastDto({ scoreLeaves, flagClearsAt, changes, until, riskLevel }: StandingForecast): ForecastDto {
  const next = changes[0];
  return {
    leaves: scoreLeaves && { at: scoreLeaves.at, risk: scoreLeaves.riskLevel, scoreMilli: scoreLeaves.scoreMilli },
    flagClearsAt,
    changes: changes.map((change) => ({ at: change.at, risk: change.riskLevel })),
    until,
    sentence: next
      ? `If nothing new is learned, ${RISK_LABELS[riskLevel]} becomes ${RISK_LABELS[next.riskLevel]}`
      : `If nothing new is learned, it stays ${RISK_LABELS[riskLevel]}`,
  };
}
