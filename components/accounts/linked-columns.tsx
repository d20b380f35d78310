import Link from "next/link";
import { RiskChip } from "@/components/kit/risk-chip";
import { StatusPill } from "@/components/kit/status-pill";
import { Time } from "@/components/kit/time";
import { Checkbox } from "@/components/ui/checkbox";
import type { Column } from "@/components/ui/data-table";
import type { LinkedAccountDto } from "@/server/accounts/application/dto/linked-accounts-dto";
import { tabHref } from "./account-address";

/** A box in front of each row, for those who may decide. */
export const choosing = (
  isChosen: (accountId: string) => boolean,
  onToggle: (accountId: string) => void,
): Column<LinkedAccountDto> => ({
  key: "choose",
  header: <span className="sr-only">Choose</span>,
  width: "40px",
  cell: ({ account }) => (
    <Checkbox
      id={`choose-${account.id}`}
      label={<span className="sr-only">Choose {account.name.text}</span>}
      checked={isChosen(account.id)}
      onChange={() => onToggle(account.id)}
    />
  ),
});

export const linkedColumns: readonly Column<LinkedAccountDto>[] = [
  {
    key: "account",
    header: "Account",
    isRowHeader: true,
    cell: ({ account, via, openCase, riskLevel }) => (
      <div className="grid py-1 whitespace-normal">
        <Link href={tabHref(account.id, "linked")} prefetch={false} className="font-emphasis hover:underline">
          <bdi>{account.name.text}</bdi>
        </Link>
        <span className="sm:hidden">
          <RiskChip level={riskLevel} />
        </span>
        {via ? (
          <span className="text-meta font-normal text-muted-fg">
            through <bdi>{via.name.text}</bdi>
          </span>
        ) : null}
        {openCase ? <span className="text-meta font-normal text-muted-fg">Has an open case</span> : null}
      </div>
    ),
  },
  {
    key: "links",
    header: "Shares",
    cell: ({ links }) => (
      <ul className="grid py-1 whitespace-normal">
        {links.map(({ kind, label, things }) => (
          <li key={kind}>
            {label}
            {things > 1 ? ` (${things})` : ""}
          </li>
        ))}
      </ul>
    ),
  },
  {
    key: "since",
    header: "Since",
    width: "112px",
    hiddenBelow: "lg",
    cell: ({ links }) => (
      <ul className="grid py-1 text-muted-fg">
        {links.map(({ kind, since }) => (
          <li key={kind}>
            <Time at={since.toISOString()} as="date" />
          </li>
        ))}
      </ul>
    ),
  },
  {
    key: "risk",
    header: "Risk",
    width: "130px",
    hiddenBelow: "sm",
    cell: ({ riskLevel }) => <RiskChip level={riskLevel} inList />,
  },
  {
    key: "status",
    header: "Status",
    width: "120px",
    cell: ({ standingStatus }) => <StatusPill status={standingStatus} />,
  },
];
