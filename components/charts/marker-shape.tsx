import type { HistoryMarkerKind } from "./history-data";

type MarkerShapeProps = { kind: HistoryMarkerKind; x: number; y: number };

/** Each kind of event has its own shape, so that colour alone never tells them apart. */
export function MarkerShape({ kind, x, y }: MarkerShapeProps) {
  const edge = { stroke: "var(--surface)", strokeWidth: 1.5 };
  switch (kind) {
    case "lowers":
      return <path d={`M${x} ${y - 6}l6 6-6 6-6-6Z`} fill="var(--neg)" {...edge} />;
    case "raises":
      return <circle cx={x} cy={y} r={3.5} fill="var(--pos)" {...edge} />;
    case "staff":
      return <path d={`M${x} ${y - 5}l5.5 9.5h-11Z`} fill="var(--fg)" {...edge} />;
    case "policy":
      return <rect x={x - 4} y={y - 4} width={8} height={8} fill="var(--chart-1)" {...edge} />;
    case "sign-in":
      return <circle cx={x} cy={y} r={3} fill="var(--surface)" stroke="var(--fg)" strokeWidth={1.5} />;
  }
}

/** The same shape in a legend, 12 pixels wide. */
export function MarkerKey({ kind, label }: { kind: HistoryMarkerKind; label: string }) {
  return (
    <span className="inline-flex items-center gap-1 text-meta text-muted-fg">
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        <MarkerShape kind={kind} x={7} y={7} />
      </svg>
      {label}
    </span>
  );
}
