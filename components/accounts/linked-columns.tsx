import Link from "next/link";
import { RiskChip } from "@/components/kit/risk-chip";
import { StatusPill } from "@/components/kit/status-pill";
import { Time } from "@/components/kit/time";
import { Checkbox } from "@/components/ui/checkbox";
import { controlLook } from "@/components/ui/control-look";
import type { VirtualColumn } from "@/components/ui/virtual-table";
import type { ClusterOutcomeDto } from "@/server/accounts/application/dto/cluster-decision-dto";
import type { LinkedAccountDto } from "@/server/accounts/application/dto/linked-accounts-dto";
import { tabHref } from "./account-address";

/** The widths that belong to the columns below, without and with those for who may decide. */
export const linkedTemplate =
  "grid-cols-[minmax(0,1fr)_7rem] sm:grid-cols-[minmax(0,1fr)_8rem_7rem] lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_7rem_8rem_7rem]";
export const decidingTemplate =
  "grid-cols-[1.5rem_minmax(0,1fr)_7rem] sm:grid-cols-[1.5rem_minmax(0,1.2fr)_8rem_7rem_9rem] lg:grid-cols-[1.5rem_minmax(0,1.2fr)_minmax(0,1fr)_6rem_8rem_7rem_9rem]";

type Choosing = {
  readonly isChosen: (accountId: string) => boolean;
  readonly onToggle: (accountId: string) => void;
};

/** A box in front of each row, for those who may decide. */
export const choosing = ({ isChosen, onToggle }: Choosing): VirtualColumn<LinkedAccountDto> => ({
  key: "choose",
  header: <span className="sr-only">Choose</span>,
  cell: ({ account }) => (
    <Checkbox
      id={`choose-${account.id}`}
      label={<span className="sr-only">Choose {account.name.text}</span>}
      checked={isChosen(account.id)}
      onChange={() => onToggle(account.id)}
    />
  ),
});

type Deciding = {
  readonly outcomes: readonly ClusterOutcomeDto[];
  readonly isChosen: (accountId: string) => boolean;
  /** What is decided for this one alone; null where it is decided as the rest. */
  readonly ownOf: (accountId: string) => ClusterOutcomeDto["outcome"] | null;
  readonly onOwn: (accountId: string, outcome: ClusterOutcomeDto["outcome"] | null) => void;
};

/** Another decision for this one. */
export const deciding = ({ outcomes, isChosen, ownOf, onOwn }: Deciding): VirtualColumn<LinkedAccountDto> => ({
  key: "decision",
  header: <span className="max-sm:sr-only">Decision</span>,
  className: "max-sm:col-span-2 max-sm:col-start-2",
  cell: ({ account, openCase }) =>
    isChosen(account.id) ? (
      <select
        aria-label={`Decision for ${account.name.text}`}
        className={controlLook("console", false, "py-0.5")}
        value={ownOf(account.id) ?? ""}
        onChange={({ target: { value } }) =>
          onOwn(account.id, outcomes.find(({ outcome }) => outcome === value)?.outcome ?? null)
        }
      >
        <option value="">As the rest</option>
        {outcomes
          .filter(({ outcome }) => openCase !== null || outcome === "LOCK")
          .map(({ outcome, label }) => (
            <option key={outcome} value={outcome}>
              {label}
            </option>
          ))}
      </select>
    ) : (
      <span className="text-muted-fg max-sm:hidden">Left out</span>
    ),
});

export const linkedColumns: readonly VirtualColumn<LinkedAccountDto>[] = [
  {
    key: "account",
    header: "Account",
    isRowHeader: true,
    cell: ({ account, via, openCase, riskLevel, links, steps }) => (
      <div className="grid">
        <Link href={tabHref(account.id, "linked")} prefetch={false} className="truncate font-emphasis hover:underline">
          <bdi>{account.name.text}</bdi>
        </Link>
        <span className="sm:hidden">
          <RiskChip level={riskLevel} />
        </span>
        <span className="text-meta text-muted-fg">
          {reachOf(steps)}
          {via ? (
            <>
              {" "}
              through <bdi>{via.name.text}</bdi>
            </>
          ) : null}
          {openCase ? " · has an open case" : ""}
        </span>
        <span className="text-meta text-muted-fg lg:hidden">{links.map(({ label }) => label).join(", ")}</span>
      </div>
    ),
  },
  {
    key: "links",
    header: "Shares",
    className: "max-lg:hidden",
    cell: ({ links }) => (
      <ul className="grid">
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
    className: "max-lg:hidden",
    cell: ({ links }) => (
      <ul className="grid text-muted-fg">
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
    className: "max-sm:hidden",
    cell: ({ riskLevel }) => <RiskChip level={riskLevel} inList />,
  },
  { key: "status", header: "Status", cell: ({ standingStatus }) => <StatusPill status={standingStatus} /> },
];

function reachOf(steps: number): string {
  if (steps === 0) return "This account";
  return steps === 1 ? "Directly" : `Over ${steps} links`;
}
