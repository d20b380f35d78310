import { standingText } from "@/components/kit/points";
import { riskNames } from "@/components/kit/risk-level";
import { absoluteText, defaultTimeZone } from "@/components/kit/time-text";
import type { ExplanationDto } from "@/server/accounts/application/dto/explanation-dto";
import type { OverrideDto } from "@/server/accounts/application/dto/override-dto";

const overrideText = ({ kind, scoreMilli, until, reasonLabel, requestedBy, approvedBy }: OverrideDto): string =>
  `Override: ${kind === "FLOOR" ? "at least" : "at most"} ${standingText(scoreMilli)} until ${absoluteText(until.getTime(), defaultTimeZone)}. ${reasonLabel}. Asked by ${requestedBy}, approved by ${approvedBy}.`;

const pointsWidth = 7;
const labelWidth = 22;

/** The explanation in plain lines, for a message or a file; the points add up to the standing. */
export function explanationText(explanation: ExplanationDto, override: OverrideDto | null): string {
  const line = (points: string, label: string, seen: string): string =>
    `${points.padStart(pointsWidth)}  ${label.padEnd(labelWidth)} ${seen}`.trimEnd();
  return [
    `Standing ${explanation.scoreText} of 100, ${riskNames[explanation.risk]}`,
    `${absoluteText(explanation.at.getTime(), defaultTimeZone)}, trust policy v${explanation.policyVersion}`,
    explanation.sentence,
    "",
    line(explanation.base.pointsText, "Starting point", "Policy base"),
    ...explanation.lines.map(({ label, seen, pointsText, known }) =>
      line(pointsText, label, known ? seen : `${seen}. Counts as neutral.`),
    ),
    ...explanation.adjustments.map(({ label, pointsText }) => line(pointsText, label, "")),
    line(explanation.scoreText, "Standing", ""),
    ...(override ? [overrideText(override)] : []),
  ].join("\n");
}
