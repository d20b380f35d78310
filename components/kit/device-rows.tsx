import { Monitor, Smartphone } from "lucide-react";
import type { ReactNode } from "react";

export type DeviceRow = {
  readonly key: string;
  readonly kind: "phone" | "computer";
  /** "This device", "Firefox on Windows". */
  readonly name: ReactNode;
  /** "Delhi · 3 Nov 2026" */
  readonly detail: ReactNode;
  /** A pill, as "New device". */
  readonly mark?: ReactNode;
  readonly actions?: ReactNode;
};

/** Where somebody is signed in: one row per device, its buttons at the end, below it on phones. */
export function DeviceRows({ label, rows }: { label: string; rows: readonly DeviceRow[] }) {
  return (
    <ul aria-label={label} className="rounded-md border border-border bg-surface">
      {rows.map((row) => {
        const Icon = row.kind === "phone" ? Smartphone : Monitor;
        return (
          <li
            key={row.key}
            className="grid grid-cols-[24px_minmax(0,1fr)] items-center gap-x-4 gap-y-1 border-b border-border p-4 last:border-b-0 sm:grid-cols-[24px_minmax(0,1fr)_auto] sm:px-5"
          >
            <Icon
              aria-hidden="true"
              className="size-5 text-muted-fg max-sm:mt-0.5 max-sm:self-start"
              strokeWidth={1.75}
            />
            <div>
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1 font-emphasis">
                {row.name} {row.mark}
              </p>
              <p className="text-form text-muted-fg">{row.detail}</p>
            </div>
            {row.actions ? (
              <div className="col-start-2 flex flex-wrap gap-2 max-sm:mt-2 sm:col-start-3">{row.actions}</div>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
