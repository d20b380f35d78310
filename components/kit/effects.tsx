import { cx } from "@/components/ui/cx";

export type EffectNow = { readonly label: string; readonly now: string; readonly before?: string | null };

/** What the standing allows now, and what it allowed before, in lines of 30 pixels. */
export function EffectsList({ label, effects }: { label: string; effects: readonly EffectNow[] }) {
  return (
    <dl aria-label={label}>
      {effects.map((effect) => (
        <div
          key={effect.label}
          className="grid min-h-7.5 grid-cols-[112px_minmax(112px,auto)_minmax(0,1fr)] items-center border-b border-row-line px-4 py-1 last:border-b-0"
        >
          <dt className="text-muted-fg">{effect.label}</dt>
          <dd className="font-emphasis">{effect.now}</dd>
          {effect.before ? (
            <dd className="text-end text-muted-fg">
              <span className="sr-only">before: </span>
              {effect.before}
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}

export type EffectsByLevel = { readonly label: string; readonly values: readonly string[] };

type EffectsTableProps = {
  caption: string;
  /** Column heads, as "High, now", "Medium", "Low". */
  levels: readonly string[];
  /** Which column is in force. */
  currentIndex: number;
  rows: readonly EffectsByLevel[];
};

/** The same outputs side by side for several levels; the one in force stands on a sunken ground. */
export function EffectsTable({ caption, levels, currentIndex, rows }: EffectsTableProps) {
  const cell = (index: number) =>
    cx("px-2 num last:pe-4", index === currentIndex ? "bg-sunken font-emphasis" : "text-muted-fg");
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="h-10 border-b border-row-line text-meta">
          <td />
          {levels.map((level, index) => (
            <th key={level} scope="col" className={cx(cell(index), index !== currentIndex && "font-normal")}>
              {level}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label} className="h-10 border-b border-row-line last:border-b-0">
            <th scope="row" className="ps-4 text-start font-normal">
              {row.label}
            </th>
            {row.values.map((value, index) => (
              <td key={levels[index]} className={cell(index)}>
                {value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
