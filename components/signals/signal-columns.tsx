import Link from "next/link";
import { exactPointsText } from "@/components/kit/points";
import { Time } from "@/components/kit/time";
import type { Column } from "@/components/ui/data-table";
import type { SignalRowDto } from "@/server/accounts/application/dto/signals-dto";

/** The account; on a phone also what was seen, and when. */
function Whose({ row: { account, words, recordedAt } }: { row: SignalRowDto }) {
  return (
    <div className="max-sm:py-1.5 max-sm:[overflow-wrap:anywhere] max-sm:whitespace-normal sm:truncate">
      <Link href={`/console/accounts/${account.id}?tab=trust`} className="link">
        <bdi>{account.name.text}</bdi>
      </Link>
      <span className="block text-meta text-muted-fg sm:hidden">
        <bdi>{words}</bdi>
      </span>
      <span className="block text-meta text-muted-fg sm:hidden">
        <Time at={recordedAt.toISOString()} as="minute" />
      </span>
    </div>
  );
}

/** On the ground of the open row the tones are too faint to read. */
const pointsTone = (milli: number): string =>
  milli === 0 ? "text-subtle-fg" : `${milli > 0 ? "text-pos" : "text-neg"} in-aria-selected:text-fg`;

/** When, input, account, value, points, source event, rule and case; beside an open signal only what names a row. */
export const columnsOf = (isNarrow: boolean): readonly Column<SignalRowDto>[] => [
  {
    key: "when",
    header: "When",
    width: "176px",
    hiddenBelow: "sm",
    cell: ({ recordedAt }) => <Time at={recordedAt.toISOString()} as="minute" className="text-muted-fg" />,
  },
  { key: "input", header: "Input", width: "128px", hiddenBelow: "sm", cell: ({ inputLabel }) => inputLabel },
  {
    key: "account",
    header: "Account",
    isRowHeader: true,
    cell: (row) => <Whose row={row} />,
  },
  {
    key: "value",
    header: "Value",
    hiddenBelow: "sm",
    cell: ({ words }) => <bdi title={words}>{words}</bdi>,
  },
  {
    key: "points",
    header: "Points",
    width: "84px",
    align: "end",
    cell: ({ pointsMilli }) => <span className={pointsTone(pointsMilli)}>{exactPointsText(pointsMilli)}</span>,
  },
  ...(isNarrow
    ? []
    : [
        {
          key: "event",
          header: "Source event",
          width: "112px",
          hiddenBelow: "xl" as const,
          cell: ({ source, sourceEventId }: SignalRowDto) => (
            <span className="mono text-muted-fg" title={`${source} ${sourceEventId}`}>
              {sourceEventId}
            </span>
          ),
        },
        {
          key: "rule",
          header: "Factor",
          width: "116px",
          hiddenBelow: "xl" as const,
          cell: ({ factorLabel }: SignalRowDto) => <span className="text-muted-fg">{factorLabel}</span>,
        },
        {
          key: "case",
          header: "Case",
          width: "68px",
          hiddenBelow: "lg" as const,
          cell: ({ caseId }: SignalRowDto) =>
            caseId ? (
              <Link href={`/console/review/${caseId}`} className="link">
                Open
              </Link>
            ) : (
              <span className="text-subtle-fg">—</span>
            ),
        },
      ]),
];
