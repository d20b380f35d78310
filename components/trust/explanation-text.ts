import { riskNames } from "@/components/kit/risk-level";
import { absoluteText, defaultTimeZone } from "@/components/kit/time-text";
import type { ExplanationDto } from "@/server/accounts/application/dto/explanation-dto";

const pointsWidth = 7;
const labelWidth = 22;

/** The explanation in plain lines, for a message or a file; the points add up to the standing. */
export function explanationText(explanation: ExplanationDto): string {
  const line = (points: string, label: string, seen: string): string =>
    `${points.padStart(pointsWidth)}  ${label.padEnd(labelWidth)} ${seen}`.trimEnd();
  return [
    `Standing ${explanation.scoreText} of 100, ${riskNames[explanation.risk]}`,
    `${absoluteText(explanation.at.getTime(), defaultTimeZone)}, trust policy v${explanation.policyVersion}`,
    explanation.sentence,
    "",
    line(explanation.base.pointsText, "Starting point", "Policy base"),
    ...explanation.lines.map(({ label, seen, pointsText }) => line(pointsText, label, seen)),
    ...explanation.adjustments.map(({ label, pointsText }) => line(pointsText, label, "")),
    line(explanation.scoreText, "Standing", ""),
  ].join("\n");
}
