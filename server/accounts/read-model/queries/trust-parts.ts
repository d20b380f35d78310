import type { OutlookDto } from "@/server/accounts/application/dto/outlook-dto";
import { counterfactualDto, forecastDto, NO_SINGLE_CHANGE } from "@/server/accounts/application/dto/outlook-words";
import type { OverrideDto } from "@/server/accounts/application/dto/override-dto";
import { OVERRIDE_KIND_LABELS, OVERRIDE_REASON_LABELS } from "@/server/accounts/application/dto/override-words";
import type { HistoryDecisionDto } from "@/server/accounts/application/dto/score-history-dto";
import { wantedLevel } from "@/server/accounts/domain/domain-services/counterfactual-service";
import { isFlagged } from "@/server/accounts/domain/domain-services/review-trigger-service";
import { clearingMilli } from "@/server/accounts/domain/domain-services/risk-transition-service";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { scoreText } from "@/server/accounts/domain/value-objects/trust-score";
import type { PastOverride } from "./past-overrides";
import type { StandingOutlook } from "./standing-outlook";

/** Changes are looked for from the computed level; the end of an override is in the forecast. */
export function toOutlook(
  { state, computedMilli, forecast, counterfactuals }: StandingOutlook,
  policy: TrustPolicy,
): OutlookDto {
  const wanted = wantedLevel(state.riskLevel);
  const isSingle = counterfactuals.some(({ changes }) => changes.length === 1);
  return {
    computedMilli,
    forecast: forecastDto(forecast),
    wanted: wanted && {
      risk: wanted,
      neededMilli: clearingMilli(wanted, policy),
      holdHours: policy.coolDownHours,
    },
    isFlagged: isFlagged(state.riskLevel),
    counterfactuals: counterfactuals.map(counterfactualDto),
    noneSingle: wanted && !isSingle ? NO_SINGLE_CHANGE : null,
  };
}

export const toOverrideDto = (override: PastOverride): OverrideDto => ({
  approvalId: override.id,
  kind: override.kind,
  scoreMilli: override.scoreMilli,
  reasonLabel: OVERRIDE_REASON_LABELS[override.reasonCode],
  requestedBy: override.requestedBy,
  approvedBy: override.approvedBy,
  from: override.from,
  until: override.until,
});

/** What the chart marks of an override: that it came, and that it went. */
export function overrideMarkers(override: PastOverride): readonly HistoryDecisionDto[] {
  const what = `${OVERRIDE_KIND_LABELS[override.kind]} ${scoreText(override.scoreMilli)}`;
  const came = { at: override.from, label: `Override: ${what}`, by: override.approvedBy };
  if (override.endedAt === null) return [came];
  const how = override.endHow === "LAPSED" ? "Override ended" : "Override lifted";
  return [
    came,
    { at: override.endedAt, label: `${how}: ${what}`, by: override.endHow === "LAPSED" ? "the clock" : "staff" },
  ];
}
