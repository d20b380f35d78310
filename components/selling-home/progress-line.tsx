import { Check } from "lucide-react";
import type { ReactNode } from "react";

type ProgressLineProps = { label: string; have: number; need: number; unit: string; children?: ReactNode };

/** One thing that is counted on the way to more: "Orders: 12 of 20 completed", with a bar of the same. */
export function ProgressLine({ label, have, need, unit, children }: ProgressLineProps) {
  const isDone = have >= need;
  return (
    <li className="grid gap-2 border-b border-border p-4 last:border-b-0 sm:grid-cols-[176px_minmax(0,1fr)] sm:gap-x-6 sm:px-5">
      <span className="font-emphasis">{label}</span>
      <span>
        <span className="flex items-center gap-2">
          {isDone ? <Check aria-hidden="true" className="size-4 text-success" /> : null}
          {have} of {need} {unit}
        </span>
        <span aria-hidden="true" className="mt-2 block h-1.5 rounded-full bg-track drawn-quiet">
          <span
            className="drawn block h-full rounded-full bg-primary"
            style={{ width: `${Math.min(100, (100 * have) / need)}%` }}
          />
        </span>
        {children ? <span className="mt-1.5 block text-form text-muted-fg">{children}</span> : null}
      </span>
    </li>
  );
}
