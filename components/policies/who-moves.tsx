import { LEVELS } from "@/components/kit/policy-words";
import { RiskChip } from "@/components/kit/risk-chip";
import { cx } from "@/components/ui/cx";
import type { BacktestDto } from "@/server/accounts/application/dto/policy-dto";

type WhoMovesProps = { moves: BacktestDto["moves"]; from: string; to: string };

/** Accounts by level: rows under the one policy, columns under the other. What lies off the diagonal moves. */
export function WhoMoves({ moves, from, to }: WhoMovesProps) {
  const totals = LEVELS.map((_, column) => moves.reduce((sum, line) => sum + (line[column] ?? 0), 0));
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-end tabular-nums">
        <thead>
          <tr className="text-meta text-muted-fg">
            <th scope="col" className="h-7 pe-2 text-start font-medium">
              Now, {from}
            </th>
            {LEVELS.map(([level, name]) => (
              <th key={level} scope="col" className="pe-2 font-medium">
                {name}
              </th>
            ))}
            <th scope="col" className="pe-2 font-medium">
              Total
            </th>
          </tr>
        </thead>
        <tbody>
          {LEVELS.map(([level], row) => (
            <tr key={level} className="h-7 border-t border-row-line">
              <th scope="row" className="text-start font-normal">
                <RiskChip level={level} inList />
              </th>
              {LEVELS.map(([other], column) => {
                const count = moves[row]?.[column] ?? 0;
                return (
                  <td key={other} className={cx("pe-2", look(row, column, count))}>
                    {count.toLocaleString("en-IN")}
                  </td>
                );
              })}
              <td className="pe-2 text-muted-fg">{sum(moves[row]).toLocaleString("en-IN")}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="h-7 border-t border-border-strong">
            <th scope="row" className="text-start font-semibold">
              {to}
            </th>
            {totals.map((total, column) => (
              <td key={LEVELS[column]?.[0]} className="pe-2">
                {total.toLocaleString("en-IN")}
              </td>
            ))}
            <td className="pe-2 font-semibold">{sum(totals).toLocaleString("en-IN")}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

const sum = (line: readonly number[] | undefined): number => (line ?? []).reduce((total, one) => total + one, 0);

/** Below the diagonal a level gets better, above it worse; the place in the table says so without the colour. */
function look(row: number, column: number, count: number): string {
  if (row === column) return "bg-sunken text-muted-fg";
  if (count === 0) return "text-subtle-fg";
  return column > row ? "font-emphasis text-neg" : "font-emphasis text-pos";
}
