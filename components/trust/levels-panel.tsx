import type { ReactNode } from "react";
import { standingText } from "@/components/kit/points";
import { RiskChip } from "@/components/kit/risk-chip";
import { Panel } from "@/components/ui/panel";
import type { ExplanationDto } from "@/server/accounts/application/dto/explanation-dto";

/** How far the next better and the next worse level are. */
export function LevelsPanel({ explanation }: { explanation: ExplanationDto }) {
  const { toBetter, toWorse } = explanation;
  return (
    <Panel title="Distance to other levels" note={`from ${explanation.scoreText}`}>
      <ul>
        {toBetter ? (
          <Level
            chip={<RiskChip level={toBetter.risk} />}
            distance={
              toBetter.missingMilli > 0 ? `${standingText(ceilTenth(toBetter.missingMilli))} missing` : "high enough"
            }
          >
            From {standingText(toBetter.neededMilli)} on, held for {toBetter.holdHours} h
          </Level>
        ) : null}
        {toWorse ? (
          <Level chip={<RiskChip level={toWorse.risk} />} distance={`${standingText(toWorse.marginMilli)} away`}>
            Below {standingText(toWorse.belowMilli)}, at once
          </Level>
        ) : null}
      </ul>
    </Panel>
  );
}

const tenthMilli = 100;

/** What is missing is never rounded down: the shown points suffice. */
const ceilTenth = (milli: number): number => Math.ceil(milli / tenthMilli) * tenthMilli;

function Level({ chip, distance, children }: { chip: ReactNode; distance: string; children: ReactNode }) {
  return (
    <li className="grid min-h-12 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 border-b border-row-line px-4 py-2 last:border-b-0">
      <span>{children}</span>
      <span className="grid justify-items-end gap-1">
        {chip}
        <span className="text-meta text-muted-fg">{distance}</span>
      </span>
    </li>
  );
}
