import { Diamond, OctagonAlert, ShieldCheck, TriangleAlert } from "lucide-react";
import { cx } from "@/components/ui/cx";
import { type RiskLevel, riskNames, riskSteps } from "./risk-level";

const icons = { LOW: ShieldCheck, MEDIUM: Diamond, HIGH: TriangleAlert, CRITICAL: OctagonAlert } as const;

const looks: Readonly<Record<RiskLevel, string>> = {
  LOW: "border-risk-low-bd bg-risk-low-bg text-risk-low-fg",
  MEDIUM: "border-risk-medium-bd bg-risk-medium-bg text-risk-medium-fg",
  HIGH: "border-risk-high-bd bg-risk-high-bg text-risk-high-fg",
  CRITICAL: "border-risk-critical bg-risk-critical text-risk-critical-on",
};

const frame = "inline-flex h-5 shrink-0 items-center gap-1 rounded-sm border px-1.5 text-meta font-emphasis";

type RiskChipProps = { level: RiskLevel | null; inList?: boolean };

/** Risk: a square chip with icon, word and a meter of four steps. In lists 104 wide, the meter flush at its end. */
export function RiskChip({ level, inList = false }: RiskChipProps) {
  if (level === null) {
    return (
      <span className={cx(frame, "border-dashed border-input text-muted-fg", inList ? "w-26" : "w-max")}>
        Not rated
      </span>
    );
  }
  const Icon = icons[level];
  return (
    <span className={cx(frame, looks[level], inList ? "w-26" : "w-max")}>
      <Icon aria-hidden="true" className="size-3.5" />
      {riskNames[level]}
      <span aria-hidden="true" className="ms-auto inline-flex gap-0.5 ps-1">
        {[1, 2, 3, 4].map((step) => (
          <span
            key={step}
            className={cx(
              "h-2 w-[3px] rounded-[1px] bg-current",
              step > riskSteps[level] ? "drawn-quiet opacity-26" : "drawn",
            )}
          />
        ))}
      </span>
    </span>
  );
}
