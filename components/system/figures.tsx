import type { ReactNode } from "react";

export type Figure = { readonly label: string; readonly value: ReactNode };

/** A handful of numbers with their names. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 px-4 py-3 sm:grid-cols-3 lg:grid-cols-6">
      {figures.map(({ label, value }) => (
        <div key={label} className="min-w-0">
          <dt className="text-meta text-muted-fg">{label}</dt>
          <dd className="num text-start text-lede font-emphasis">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
