import type { ReactNode } from "react";

export type EffectLine = {
  readonly key: string;
  readonly icon: ReactNode;
  readonly what: string;
  /** At the end of the line, quieter: which, how much, or a link. */
  readonly detail?: ReactNode;
};

/** What will happen, before it does: one line per thing, counted by the server. */
export function EffectPreview({ label, lines }: { label: string; lines: readonly EffectLine[] }) {
  return (
    <ul aria-label={label} className="rounded-md border border-border bg-bg">
      {lines.map((line) => (
        <li
          key={line.key}
          className="grid min-h-8 grid-cols-[16px_minmax(auto,1fr)_minmax(0,auto)] items-center gap-3 border-b border-row-line px-3 py-1 last:border-b-0 [&>svg]:size-4 [&>svg]:text-muted-fg"
        >
          {line.icon}
          <span className={line.detail ? "whitespace-nowrap" : undefined}>{line.what}</span>
          <span className="min-w-0 truncate text-muted-fg">{line.detail}</span>
        </li>
      ))}
    </ul>
  );
}
