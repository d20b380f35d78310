import type { ExplanationDto, ExplanationLineDto } from "@/server/accounts/application/dto/explanation-dto";
import type { FullStandingDto } from "@/server/accounts/application/dto/standing-dto";
import type { ContributionLine, ContributionTableData } from "./contribution-rows";
import type { Thresholds } from "./risk-level";

/** Thresholds as the scale draws them, in points, from the policy that the answer names. */
export function thresholdsOf(found: FullStandingDto["thresholds"]): Thresholds {
  const from = (risk: string): number => (found.find((threshold) => threshold.risk === risk)?.fromMilli ?? 0) / 1000;
  return { high: from("HIGH"), medium: from("MEDIUM"), low: from("LOW") };
}

const shortNames: Readonly<Record<ExplanationLineDto["input"], string>> = {
  ORDER_SUCCESS: "orders",
  REFUNDS: "refunds",
  COUPON_ABUSE: "coupons",
  PAYMENT_FAILURES: "payments",
  DEVICE_CHANGES: "devices",
  IP_RISK: "IP",
  SELLER_DISPUTES: "disputes",
};

/** "180 d", or "30–60 d" where an input's factors age differently. */
function halfLifeText({ factors }: ExplanationLineDto): string {
  const days = factors.map(({ halfLifeDays }) => halfLifeDays);
  const [least, most] = [Math.min(...days), Math.max(...days)];
  return least === most ? `${least} d` : `${least}–${most} d`;
}

type Medians = Readonly<Record<ExplanationLineDto["input"], number>> | null;

const toLine = (line: ExplanationLineDto, peers: Medians): ContributionLine => ({
  key: line.input,
  label: line.label,
  seen: line.seen,
  pointsMilli: line.pointsMilli,
  halfLife: halfLifeText(line),
  peersMilli: peers ? peers[line.input] : null,
  evidence:
    line.evidenceCount === 0
      ? null
      : { label: line.evidenceCount === 1 ? "1 signal" : `${line.evidenceCount} signals` },
  shortName: shortNames[line.input],
});

/** An explanation as the rows of the waterfall: base, the seven inputs, and what bounded the sum. */
export const contributionsOf = (explanation: ExplanationDto, peers: Medians = null): ContributionTableData => ({
  baseMilli: explanation.base.pointsMilli,
  baseSeen: "Policy base",
  baseEvidence: { label: `trust v${explanation.policyVersion}` },
  lines: [
    ...explanation.lines.map((line) => toLine(line, peers)),
    ...explanation.adjustments.map(({ kind, label, pointsMilli }) => ({ key: kind, label, seen: "", pointsMilli })),
  ],
  scoreMilli: explanation.scoreMilli,
});
