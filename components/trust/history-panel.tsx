"use client";

import { historyPoints } from "@/components/charts/history-points";
import { ScoreHistoryChart } from "@/components/charts/score-history-chart";
import { thresholdsOf } from "@/components/kit/explained-rows";
import { dateText, defaultTimeZone } from "@/components/kit/time-text";
import { Segmented } from "@/components/ui/segmented";
import type { ExplanationDto } from "@/server/accounts/application/dto/explanation-dto";
import type { HistoryDays, HistoryDto } from "@/server/accounts/application/dto/score-history-dto";

type HistoryPanelProps = {
  accountId: string;
  explanation: ExplanationDto;
  history: HistoryDto;
  days: HistoryDays;
  onDays: (days: HistoryDays) => void;
};

const spans = [
  { value: "30", label: "30 d" },
  { value: "90", label: "90 d" },
  { value: "365", label: "1 y" },
] as const;

const daysOf = { "30": 30, "90": 90, "365": 365 } as const;

/** How the standing moved over a month, a quarter or a year. */
export function HistoryPanel({ accountId, explanation, history, days, onDays }: HistoryPanelProps) {
  return (
    <ScoreHistoryChart
      points={historyPoints(history)}
      thresholds={thresholdsOf(explanation.thresholds)}
      note={noteOf(history)}
      explainHref={(at) => `/console/accounts/${accountId}?tab=trust&at=${encodeURIComponent(at)}`}
      controls={
        <Segmented
          label="History: span"
          segments={spans}
          value={`${days}` as const}
          onChange={(value) => onDays(daysOf[value])}
        />
      }
    />
  );
}

function noteOf({ from, truncated, knowledge }: HistoryDto): string | null {
  const notes = [
    truncated ? `since ${dateText(from.getTime(), defaultTimeZone)}: older signals are not drawn` : null,
    knowledge === "NOW" ? "as it happened, told later" : null,
  ];
  return notes.filter(Boolean).join(" · ") || null;
}
