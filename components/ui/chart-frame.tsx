"use client";

import { type ReactNode, useId, useState } from "react";
import { Segmented } from "./segmented";

type ChartFrameProps = {
  title: string;
  note?: ReactNode;
  /** One sentence that says what the chart shows. */
  sentence: string;
  chart: ReactNode;
  /** The same numbers as a real table. */
  table: ReactNode;
  /** Between the title and the toggle: ranges, a legend. */
  controls?: ReactNode;
  className?: string;
};

/** A chart with its name, its sentence and its table twin. */
export function ChartFrame({ title, note, sentence, chart, table, controls, className }: ChartFrameProps) {
  const id = useId();
  const [view, setView] = useState<"chart" | "table">("chart");
  return (
    <section
      aria-labelledby={`${id}-title`}
      className={className ?? "min-w-0 rounded-md border border-border bg-surface"}
    >
      <header className="flex min-h-10 flex-wrap items-center gap-x-2 gap-y-1 border-b border-border px-4 py-1">
        <h2 id={`${id}-title`} className="text-body font-semibold">
          {title}
        </h2>
        {note ? <span className="text-meta text-muted-fg">{note}</span> : null}
        <div className="ms-auto flex flex-wrap items-center gap-2">
          {controls}
          <Segmented
            label={`${title}: view`}
            segments={[
              { value: "chart", label: "Chart" },
              { value: "table", label: "Table" },
            ]}
            value={view}
            onChange={setView}
          />
        </div>
      </header>
      {view === "chart" ? (
        <figure aria-labelledby={`${id}-title ${id}-sentence`}>
          <figcaption id={`${id}-sentence`} className="px-4 pt-2 text-meta text-muted-fg">
            {sentence}
          </figcaption>
          {chart}
        </figure>
      ) : (
        table
      )}
    </section>
  );
}
