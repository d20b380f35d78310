"use client";

import { useState } from "react";
import { historyPoints } from "@/components/charts/history-points";
import { HistoryTable } from "@/components/charts/history-table";
import { MiniHistory } from "@/components/charts/mini-history";
import { thresholdsOf } from "@/components/kit/explained-rows";
import { defaultTimeZone } from "@/components/kit/time-text";
import { Panel } from "@/components/ui/panel";
import { Segmented } from "@/components/ui/segmented";
import type { AccountHeadDto } from "@/server/accounts/application/dto/account-dto";
import type { HistoryDto } from "@/server/accounts/application/dto/score-history-dto";

const views = [
  { value: "chart", label: "Chart" },
  { value: "table", label: "Table" },
] as const;

type View = (typeof views)[number]["value"];

/** How the standing moved in the last month, drawn or in figures. */
export function HistoryCard({ head, history }: { head: AccountHeadDto; history: HistoryDto }) {
  const [view, setView] = useState<View>("chart");
  if (head.standing.view === "LEVEL") return null;
  const points = historyPoints(history);
  const thresholds = thresholdsOf(head.standing.thresholds);
  return (
    <Panel
      title="What changed"
      note="30 days"
      actions={<Segmented label="What changed: view" segments={views} value={view} onChange={setView} />}
    >
      {view === "chart" ? (
        <div className="px-3 py-2">
          <MiniHistory points={points} thresholds={thresholds} until={history.to.toISOString()} />
        </div>
      ) : (
        <HistoryTable points={points} thresholds={thresholds} zone={defaultTimeZone} />
      )}
    </Panel>
  );
}
