import { thresholdsOf } from "@/components/kit/explained-rows";
import { standingText } from "@/components/kit/points";
import { RiskChip } from "@/components/kit/risk-chip";
import { StandingScale } from "@/components/kit/standing-scale";
import type { StandingDto } from "@/server/accounts/application/dto/standing-dto";

/** Risk, score and scale in one line, with the change of a day; the level alone for roles that read no points. */
export function StandingLine({ standing }: { standing: StandingDto }) {
  return (
    <>
      <RiskChip level={standing.risk} />
      {standing.view === "FULL" ? (
        <>
          <span className="inline-flex items-center gap-2">
            <b className="text-lede font-semibold">{standingText(standing.scoreMilli)}</b>
            <StandingScale
              scoreMilli={standing.scoreMilli}
              thresholds={thresholdsOf(standing.thresholds)}
              size="header"
            />
          </span>
          <span className="text-muted-fg">{changeText(standing.delta24hMilli)}</span>
        </>
      ) : null}
    </>
  );
}

/** "down 6.4 in 24 h". */
function changeText(milli: number | null): string {
  if (milli === null) return "";
  const tenths = Math.round(Math.abs(milli) / 100);
  if (tenths === 0) return "unchanged in 24 h";
  return `${milli < 0 ? "down" : "up"} ${(tenths / 10).toFixed(1)} in 24 h`;
}
