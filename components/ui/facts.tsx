import { Fragment, type ReactNode } from "react";
import { cx } from "./cx";

export type Fact = { readonly label: string; readonly value: ReactNode };

type FactsProps = { facts: readonly Fact[]; labelWidth?: number; dense?: boolean; className?: string };

/** Names and values in two columns. */
export function Facts({ facts, labelWidth = 128, dense = false, className }: FactsProps) {
  return (
    <dl
      className={cx("grid items-center", dense ? "gap-y-0" : "gap-y-1", className)}
      style={{ gridTemplateColumns: `${labelWidth}px minmax(0, 1fr)` }}
    >
      {facts.map((fact) => (
        <Fragment key={fact.label}>
          <dt className="self-start leading-6 text-muted-fg">{fact.label}</dt>
          <dd className="flex min-h-6 min-w-0 flex-wrap items-center gap-x-2">{fact.value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
