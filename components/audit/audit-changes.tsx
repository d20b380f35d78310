import { shortId } from "@/components/kit/id-text";
import { Time } from "@/components/kit/time";
import { cx } from "@/components/ui/cx";
import type { AuditChangeDto } from "@/server/accounts/application/dto/audit-dto";

const head = "h-7 px-3 text-start text-meta font-medium text-muted-fg";
const cell = "min-w-0 px-3 py-1 align-top [overflow-wrap:anywhere]";

/** Field by field, before and after. Added and removed are said by signs, not by colour alone. */
export function AuditChanges({ changes }: { changes: readonly AuditChangeDto[] }) {
  if (changes.length === 0) return <p className="text-muted-fg">This entry changed no field.</p>;
  return (
    <div className="overflow-hidden rounded-md border border-border">
      <table className="w-full table-fixed border-collapse">
        <caption className="sr-only">What changed</caption>
        <thead>
          <tr className="border-b border-row-line bg-bg">
            <th scope="col" className={cx(head, "w-36")}>
              Field
            </th>
            <th scope="col" className={cx(head, "w-[26%]")}>
              Before
            </th>
            <th scope="col" className={head}>
              After
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.field} className="border-b border-row-line last:border-b-0">
              <th scope="row" className={cx(cell, "mono text-start font-normal")} title={change.field}>
                {shortened(change.field)}
              </th>
              {change.kind === "PRIVATE" ? (
                <td colSpan={2} className={cx(cell, "text-muted-fg")}>
                  Changed; a private value, not shown
                </td>
              ) : (
                <>
                  <td className={cell}>
                    <Value change={change} value={change.before} sign={change.kind === "REMOVED" ? "−" : null} />
                  </td>
                  <td className={cell}>
                    <Value change={change} value={change.after} sign={change.kind === "ADDED" ? "+" : null} />
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Ids keep their ends; the title has all of them. */
const shortened = (text: string): string => text.replace(ids, (id) => shortId(id));

type ValueProps = { change: AuditChangeDto; value: string | null; sign: "+" | "−" | null };

function Value({ change, value, sign }: ValueProps) {
  if (value === null) return <span className="text-subtle-fg">none</span>;
  return (
    <span className="mono">
      {sign ? (
        <>
          <span aria-hidden="true" className="text-muted-fg">
            {sign}{" "}
          </span>
          <span className="sr-only">{sign === "+" ? "added " : "removed "}</span>
        </>
      ) : null}
      {change.format === "TIME" ? <Time at={value} /> : <bdi title={value}>{shortened(value)}</bdi>}
    </span>
  );
}
