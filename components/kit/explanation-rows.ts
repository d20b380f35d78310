import type { ExplanationDto, ExplanationLineDto } from "@/server/accounts/application/dto/explanation-dto";
import type { ContributionTableData } from "./contribution-rows";

/** How the folded line of the pane calls an input without effect. */
const shortNames: Readonly<Record<ExplanationLineDto["input"], string>> = {
  ORDER_SUCCESS: "orders",
  REFUNDS: "refunds",
  COUPON_ABUSE: "coupons",
  PAYMENT_FAILURES: "payments",
  DEVICE_CHANGES: "devices",
  IP_RISK: "IP",
  SELLER_DISPUTES: "disputes",
};

/** An explanation as the waterfall draws it: base, the seven inputs in their order, then what staff or bounds added. */
export function contributionData(
  explanation: ExplanationDto,
  evidenceHref?: (input: ExplanationLineDto["input"]) => string,
): ContributionTableData {
  return {
    baseMilli: explanation.base.pointsMilli,
    baseSeen: "Policy base",
    baseEvidence: { label: `trust v${explanation.policyVersion}` },
    scoreMilli: explanation.scoreMilli,
    lines: [
      ...explanation.lines.map((line) => ({
        key: line.input,
        label: line.label,
        seen: line.seen,
        pointsMilli: line.pointsMilli,
        halfLife: halfLifeText(line),
        evidence: evidenceOf(line, evidenceHref),
        shortName: shortNames[line.input],
      })),
      ...explanation.adjustments.map((line) => ({
        key: line.kind,
        label: line.label,
        seen: "",
        pointsMilli: line.pointsMilli,
        halfLife: null,
        evidence: null,
      })),
    ],
  };
}

function evidenceOf(line: ExplanationLineDto, href?: (input: ExplanationLineDto["input"]) => string) {
  if (line.evidenceCount === 0) return null;
  const label = `${line.evidenceCount} ${line.evidenceCount === 1 ? "signal" : "signals"}`;
  return href ? { label, href: href(line.input) } : { label };
}

/** "180 d", "14 to 30 d" where the factors of an input age differently. */
function halfLifeText({ factors }: ExplanationLineDto): string {
  const days = factors.map((factor) => factor.halfLifeDays);
  const [least, most] = [Math.min(...days), Math.max(...days)];
  return least === most ? `${least} d` : `${least}–${most} d`;
}
