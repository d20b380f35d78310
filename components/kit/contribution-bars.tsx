import { cx } from "@/components/ui/cx";
import type { Thresholds } from "./risk-level";

const ticksOf = (thresholds: Thresholds): readonly number[] => [thresholds.high, thresholds.medium, thresholds.low];

/** The thin lines at the thresholds, drawn above the bars. */
function Ticks({ thresholds }: { thresholds: Thresholds }) {
  return ticksOf(thresholds).map((at) => (
    <span key={at} className="absolute inset-y-0 z-10 w-px bg-border-strong opacity-75" style={{ left: `${at}%` }} />
  ));
}

type BarProps = { thresholds: Thresholds; from: number; to: number; kind: "base" | "line" };

/** One bar of the waterfall, or a hairline where nothing moved. */
export function Bar({ thresholds, from, to, kind }: BarProps) {
  const [left, width] = [Math.min(from, to), Math.abs(to - from)];
  const colour = kind === "base" ? "bg-base-bar" : to > from ? "bg-pos" : "bg-neg";
  return (
    <span className="relative block h-full" aria-hidden="true" dir="ltr">
      {width > 0 ? (
        <span
          className={cx("drawn absolute top-1/2 -mt-1.5 h-3 min-w-0.5 rounded-[2px]", colour)}
          style={{ left: `${left}%`, width: `${width}%` }}
        />
      ) : (
        <span
          className="drawn-quiet absolute top-1/2 -mt-1.5 -ml-px h-3 w-0.5 bg-subtle-fg opacity-60"
          style={{ left: `${left}%` }}
        />
      )}
      <Ticks thresholds={thresholds} />
    </span>
  );
}

/** The standing itself: the upright bar of the mark. */
export function StandingBar({ thresholds, score }: { thresholds: Thresholds; score: number }) {
  return (
    <span className="relative block h-full" aria-hidden="true" dir="ltr">
      <Ticks thresholds={thresholds} />
      <span
        className="drawn absolute inset-y-2.5 z-20 -ml-[1.5px] w-[3px] rounded-[1px] bg-fg ring-2 ring-surface"
        style={{ left: `${score}%` }}
      />
    </span>
  );
}

/** The numbers above the bars. */
export function BarScale({ thresholds, withEnds }: { thresholds: Thresholds; withEnds: boolean }) {
  return (
    <span className="relative block h-4 text-meta text-muted-fg" aria-hidden="true" dir="ltr">
      {withEnds ? <span className="absolute left-0">0</span> : null}
      {ticksOf(thresholds).map((at) => (
        <span key={at} className="absolute -translate-x-1/2" style={{ left: `${at}%` }}>
          {at}
        </span>
      ))}
      {withEnds ? <span className="absolute right-0">100</span> : null}
    </span>
  );
}
