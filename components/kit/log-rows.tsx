import type { ReactNode } from "react";

export type LogRow = { readonly key: string; readonly when: ReactNode; readonly what: ReactNode };

/** What happened, newest first: when at the start, what beside it, below it on phones. */
export function LogRows({ label, rows }: { label: string; rows: readonly LogRow[] }) {
  return (
    <ul aria-label={label} className="border-t border-border text-form">
      {rows.map((row) => (
        <li key={row.key} className="gap-x-6 border-b border-border py-2.5 sm:grid sm:grid-cols-[144px_minmax(0,1fr)]">
          <span className="text-muted-fg">{row.when}</span>
          <span className="block">{row.what}</span>
        </li>
      ))}
    </ul>
  );
}
