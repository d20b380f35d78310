import type { StageMark } from "@/server/accounts/application/dto/sellers-dto";

const names = ["Business", "Identity", "Tax", "Payout", "Store", "Final"] as const;

const words: Readonly<Record<StageMark, string>> = {
  DONE: "done",
  IN_REVIEW: "in review",
  RETURNED: "returned",
  OPEN: "open",
  PAUSED: "paused",
  NOT_YET: "not yet",
};

const step = 22;

/** The six stages of an application as shapes: done, in review, returned, open, not yet. In words for speech. */
export function StageStrip({ marks }: { marks: readonly StageMark[] }) {
  return (
    <>
      <svg width="126" height="16" viewBox="0 0 126 16" aria-hidden="true" className="shrink-0">
        {marks.map((mark, place) => (
          <g key={names[place]} transform={`translate(${place * step} 0)`}>
            <Mark mark={mark} />
            {place < marks.length - 1 ? (
              <line x1="16" x2="22" y1="8" y2="8" className="stroke-border-strong" strokeWidth="1.5" />
            ) : null}
          </g>
        ))}
      </svg>
      <span className="sr-only">{marks.map((mark, place) => `${names[place]} ${words[mark]}`).join(", ")}</span>
    </>
  );
}

/** One mark in a field of 16 pixels. */
export function Mark({ mark }: { mark: StageMark }) {
  switch (mark) {
    case "DONE":
      return (
        <>
          <circle cx="8" cy="8" r="6.5" className="fill-muted-fg" />
          <path d="M5.2 8.2l2 2 3.7-4" className="stroke-surface" {...line} />
        </>
      );
    case "IN_REVIEW":
      return (
        <>
          <circle cx="8" cy="8" r="5.75" className="fill-surface stroke-primary" strokeWidth="1.5" />
          <path d="M8 4.5a3.5 3.5 0 0 1 0 7Z" className="fill-primary" />
        </>
      );
    case "RETURNED":
      return (
        <>
          <circle cx="8" cy="8" r="5.75" className="fill-warn-bg stroke-warn" strokeWidth="1.5" />
          <path d="M8 5v3.5M8 10.8v.01" className="stroke-warn-text" {...line} />
        </>
      );
    case "OPEN":
    case "PAUSED":
      return <circle cx="8" cy="8" r="5.75" className="fill-surface stroke-input" strokeWidth="1.5" />;
    case "NOT_YET":
      return <path d="M5 8h6" className="stroke-input" {...line} strokeWidth="1.5" />;
  }
}

const line = { fill: "none", strokeWidth: 1.6, strokeLinecap: "round", strokeLinejoin: "round" } as const;

const legend = [
  ["DONE", "Done"],
  ["IN_REVIEW", "In review"],
  ["RETURNED", "Returned"],
  ["OPEN", "Open"],
  ["NOT_YET", "Not yet"],
] as const;

/** What the shapes mean. */
export function StageLegend() {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {legend.map(([mark, text]) => (
        <li key={mark} className="flex items-center gap-1.5">
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <Mark mark={mark} />
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}
