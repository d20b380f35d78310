"use client";

import Link from "next/link";
import { RelativeTime } from "@/components/kit/relative-time";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { TeamMemberDto } from "@/server/accounts/application/dto/team-dto";
import { type MemberAct, MemberActs } from "./member-acts";
import { MemberStatus } from "./member-status";
import { requestText, rolesText, secondFactorText } from "./team-words";

type TeamTableProps = {
  rows: readonly TeamMemberDto[];
  onAct: (member: TeamMemberDto, act: MemberAct) => void;
  loadMore: (() => void) | null;
  isLoadingMore: boolean;
};

/** Everybody who works here, by name, and who left. */
export function TeamTable({ rows, onAct, loadMore, isLoadingMore }: TeamTableProps) {
  return (
    <DataTable
      label="Team, by name"
      columns={columnsOf(onAct)}
      rows={rows}
      rowKey={({ accountId }) => accountId}
      empty={null}
      onLoadMore={loadMore}
      loadingMore={isLoadingMore}
      isInCard
    />
  );
}

const columnsOf = (onAct: TeamTableProps["onAct"]): readonly Column<TeamMemberDto>[] => [
  { key: "name", header: "Name", isRowHeader: true, cell: (member) => <Name member={member} /> },
  {
    key: "role",
    header: "Role",
    width: "112px",
    hiddenBelow: "sm",
    cell: ({ roles }) => rolesText(roles),
  },
  {
    key: "factor",
    header: "2FA",
    width: "144px",
    hiddenBelow: "lg",
    cell: (member) => <Factor member={member} />,
  },
  { key: "status", header: "Status", width: "112px", cell: ({ status }) => <MemberStatus status={status} /> },
  {
    key: "seen",
    header: "Last sign-in",
    width: "128px",
    hiddenBelow: "lg",
    cell: ({ lastSignInAt }) =>
      lastSignInAt ? (
        <RelativeTime at={lastSignInAt.toISOString()} className="text-muted-fg" />
      ) : (
        <span className="text-muted-fg">Never</span>
      ),
  },
  {
    key: "requests",
    header: "Open requests",
    width: "224px",
    hiddenBelow: "xl",
    cell: ({ requests }) => <Requests requests={requests} />,
  },
  {
    key: "acts",
    header: <span className="sr-only">Actions</span>,
    width: "60px",
    align: "end",
    cell: (member) => <MemberActs member={member} onAct={(act) => onAct(member, act)} />,
  },
];

function Name({ member: { accountId, name, isYou, roles, requests } }: { member: TeamMemberDto }) {
  return (
    <>
      <Link href={`/console/accounts/${accountId}`} className="link">
        <bdi>{name}</bdi>
      </Link>
      {isYou ? <span className="text-muted-fg"> · you</span> : null}
      <span className="block truncate text-meta text-muted-fg sm:hidden">{rolesText(roles)}</span>
      {requests.length > 0 ? (
        <span className="block truncate text-meta text-muted-fg xl:hidden">
          <Requests requests={requests} />
        </span>
      ) : null}
    </>
  );
}

function Factor({ member: { secondFactor, status } }: { member: TeamMemberDto }) {
  const text = secondFactorText(secondFactor);
  const isMissing = !secondFactor.app && secondFactor.passkeys === 0 && status === "ACTIVE";
  return <span className={isMissing ? "text-muted-fg" : undefined}>{text}</span>;
}

function Requests({ requests }: Pick<TeamMemberDto, "requests">) {
  const [first] = requests;
  if (!first) return <span className="text-muted-fg">—</span>;
  const more = requests.length > 1 ? ` and ${requests.length - 1} more` : "";
  return (
    <Link href="/console/approvals" prefetch={false} className="link" title={`Asked by ${first.requestedByName}`}>
      {requestText(first)}
      {more}
    </Link>
  );
}
