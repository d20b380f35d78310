import type { PolicyDto } from "@/server/accounts/application/dto/policy-dto";
import { fieldWords, valueWords } from "./policy-words";

/** Everything that differs, in words: what it was and what it becomes. */
export function PolicyChanges({ changes }: { changes: PolicyDto["changes"] }) {
  if (changes.length === 0) return <p className="text-muted-fg">Nothing differs.</p>;
  return (
    <table className="w-full text-start">
      <thead>
        <tr className="text-meta text-muted-fg">
          <th scope="col" className="py-1 pe-3 text-start font-medium">
            Value
          </th>
          <th scope="col" className="py-1 pe-3 text-start font-medium">
            Before
          </th>
          <th scope="col" className="py-1 text-start font-medium">
            After
          </th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field} className="border-t border-row-line align-top">
            <th scope="row" className="py-1.5 pe-3 text-start font-normal break-words">
              {fieldWords(field)}
            </th>
            <td className="py-1.5 pe-3 text-muted-fg tabular-nums">
              <del className="no-underline">{valueWords(field, before)}</del>
            </td>
            <td className="py-1.5 font-semibold tabular-nums">
              <ins className="no-underline">{valueWords(field, after)}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
