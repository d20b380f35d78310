import { cx } from "@/components/ui/cx";
import { standingText } from "./points";
import { levelAt, type RiskLevel, scaleParts, type Thresholds } from "./risk-level";

type ScaleSize = "inline" | "header" | "full";

type StandingScaleProps = {
  scoreMilli: number;
  thresholds: Thresholds;
  /** `inline` 72 x 12 for lists, `header` 160 x 16, `full` as wide as its place and 24 high. */
  size?: ScaleSize;
};

const fills: Readonly<Record<RiskLevel, string>> = {
  CRITICAL: "bg-risk-critical",
  HIGH: "bg-risk-high",
  MEDIUM: "bg-risk-medium",
  LOW: "bg-risk-low",
};

const frames: Readonly<Record<ScaleSize, { box: string; track: string; bar: string }>> = {
  inline: { box: "h-3 w-18", track: "h-1", bar: "w-0.5" },
  header: { box: "h-4 w-40", track: "h-1", bar: "w-[3px]" },
  full: { box: "h-6 w-full", track: "h-1.5", bar: "w-[3px]" },
};

/** The standing scale: four parts by the thresholds, only the one that holds the score in its colour, and the bar. */
export function StandingScale({ scoreMilli, thresholds, size = "inline" }: StandingScaleProps) {
  const score = Math.min(100, Math.max(0, scoreMilli / 1000));
  const current = levelAt(score, thresholds);
  const { box, track, bar } = frames[size];
  return (
    <span
      role="img"
      aria-label={`Standing ${standingText(scoreMilli)} of 100`}
      dir="ltr"
      className={cx("relative inline-flex shrink-0 items-center gap-0.5", box)}
    >
      {scaleParts(thresholds).map((part) => (
        <span
          key={part.level}
          style={{ flexGrow: part.to - part.from }}
          className={cx(
            "basis-0 rounded-full",
            track,
            part.level === current ? cx(fills[part.level], "drawn") : "drawn-quiet bg-track",
          )}
        />
      ))}
      <span
        style={{ left: `clamp(2px, ${score}%, calc(100% - 2px))` }}
        className={cx(
          "drawn absolute inset-y-0 -translate-x-1/2 rounded-[1px] bg-fg ring-1 ring-(--under,var(--surface))",
          bar,
        )}
      />
    </span>
  );
}
