import { cx } from "@/components/ui/cx";
import type { ContributionTableData } from "./contribution-rows";
import { exactPointsText } from "./points";

/** The twin of the waterfall: the same lines as plain figures, exact to a thousandth of a point. */
export function ContributionFigures({ data }: { data: ContributionTableData }) {
  const cell = "h-8 px-4";
  const head = cx(cell, "text-meta font-medium text-muted-fg");
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">How the score is built, in figures</caption>
      <thead>
        <tr className="border-b border-row-line text-start">
          <th scope="col" className={cx(head, "text-start")}>
            Input
          </th>
          <th scope="col" className={cx(head, "text-start max-sm:hidden")}>
            What was seen
          </th>
          <th scope="col" className={cx(head, "num")}>
            Points
          </th>
        </tr>
      </thead>
      <tbody>
        <tr className="border-b border-row-line">
          <th scope="row" className={cx(cell, "text-start font-normal")}>
            Starting point
          </th>
          <td className={cx(cell, "text-muted-fg max-sm:hidden")}>{data.baseSeen}</td>
          <td className={cx(cell, "num")}>{(data.baseMilli / 1000).toFixed(3)}</td>
        </tr>
        {data.lines.map((line) => (
          <tr key={line.key} className="border-b border-row-line">
            <th scope="row" className={cx(cell, "text-start font-normal")}>
              {line.label}
            </th>
            <td className={cx(cell, "text-muted-fg max-sm:hidden")}>{line.seen}</td>
            <td className={cx(cell, "num")}>{exactPointsText(line.pointsMilli)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row" className={cx(cell, "text-start font-semibold")}>
            Standing
          </th>
          <td className={cx(cell, "max-sm:hidden")} />
          <td className={cx(cell, "num font-semibold")}>{(data.scoreMilli / 1000).toFixed(3)}</td>
        </tr>
      </tbody>
    </table>
  );
}
