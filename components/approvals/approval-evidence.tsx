import { cx } from "@/components/ui/cx";
import type { ApprovalDto, ComparedFactDto } from "@/server/accounts/application/dto/approval-dto";
import { WithTime } from "./approval-question";

/** What was known when it was asked, beside what is so now; a change is named, not only coloured. */
export function ApprovalEvidence({ request: { facts, policyVersion } }: { request: ApprovalDto }) {
  if (facts.length === 0) return null;
  const changes = facts.filter(({ changed }) => changed).length;
  return (
    <section aria-labelledby="approval-evidence" className="border-t border-border px-4 py-3 sm:px-6">
      <div className="mb-1 flex flex-wrap items-baseline gap-x-2">
        <h3 id="approval-evidence" className="font-semibold">
          Evidence
        </h3>
        <p className="text-muted-fg">
          {changes === 0 ? "nothing changed since it was asked" : `${changes} changed since it was asked`}
          {policyVersion === null ? null : `, trust policy v${policyVersion}`}
        </p>
      </div>
      <table className="w-full table-fixed text-start">
        <thead>
          <tr className="caps border-b border-border text-start">
            <th scope="col" className="py-1.5 pe-3 text-start font-medium">
              Fact
            </th>
            <th scope="col" className="py-1.5 pe-3 text-start font-medium">
              When asked
            </th>
            <th scope="col" className="py-1.5 text-start font-medium">
              Now
            </th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <EvidenceRow key={fact.label} fact={fact} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function EvidenceRow({ fact: { label, asked, now, changed } }: { fact: ComparedFactDto }) {
  return (
    <tr className={cx("border-b border-row-line align-top last:border-b-0", changed && "bg-warn-bg")}>
      <th scope="row" className="py-1.5 pe-3 text-start font-normal text-muted-fg">
        {label}
      </th>
      <td className="py-1.5 pe-3 break-words">
        <WithTime value={asked} />
      </td>
      <td className={cx("py-1.5 break-words", !changed && "text-muted-fg")}>
        {changed ? (
          <>
            <b className="font-semibold text-warn-text">Changed</b> <WithTime value={now} />
          </>
        ) : (
          "same"
        )}
      </td>
    </tr>
  );
}
