"use client";

import { useMutation } from "@tanstack/react-query";
import { RelativeTime } from "@/components/kit/relative-time";
import { Time } from "@/components/kit/time";
import { sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { Button } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { showToast } from "@/components/ui/toast-store";
import { roleName } from "@/server/accounts/application/dto/role-words";
import type { TeamInvitationDto } from "@/server/accounts/application/dto/team-dto";
import { invitationWords } from "./team-words";
import { useTeamChanged } from "./use-team";

type InvitationsTableProps = {
  rows: readonly TeamInvitationDto[];
  onWithdraw: (invitation: TeamInvitationDto) => void;
  loadMore: (() => void) | null;
  isLoadingMore: boolean;
};

/** Who was asked to join and did not yet. */
export function InvitationsTable({ rows, onWithdraw, loadMore, isLoadingMore }: InvitationsTableProps) {
  return (
    <DataTable
      label="Open invitations, newest first"
      columns={columnsOf(onWithdraw)}
      rows={rows}
      rowKey={({ invitationId }) => invitationId}
      empty={<p className="px-4 py-3 text-muted-fg">Nobody is invited at the moment.</p>}
      onLoadMore={loadMore}
      loadingMore={isLoadingMore}
      isInCard
    />
  );
}

const columnsOf = (onWithdraw: InvitationsTableProps["onWithdraw"]): readonly Column<TeamInvitationDto>[] => [
  { key: "name", header: "Name", isRowHeader: true, cell: (invitation) => <Name invitation={invitation} /> },
  { key: "role", header: "Role", width: "112px", hiddenBelow: "sm", cell: ({ role }) => roleName(role) },
  { key: "status", header: "Status", width: "168px", hiddenBelow: "sm", cell: ({ status }) => invitationWords[status] },
  {
    key: "by",
    header: "Invited by",
    width: "176px",
    hiddenBelow: "lg",
    cell: ({ invitedByName }) => <bdi className="text-muted-fg">{invitedByName}</bdi>,
  },
  {
    key: "asked",
    header: "Asked",
    width: "112px",
    hiddenBelow: "xl",
    cell: ({ createdAt }) => <RelativeTime at={createdAt.toISOString()} className="text-muted-fg" />,
  },
  {
    key: "until",
    header: "Until",
    width: "120px",
    hiddenBelow: "xl",
    cell: ({ expiresAt }) => <Time at={expiresAt.toISOString()} as="date" className="text-muted-fg" />,
  },
  {
    key: "acts",
    header: <span className="sr-only">Actions</span>,
    width: "208px",
    align: "end",
    cell: (invitation) => <Acts invitation={invitation} onWithdraw={() => onWithdraw(invitation)} />,
  },
];

function Name({ invitation: { name, maskedEmail, role, status } }: { invitation: TeamInvitationDto }) {
  return (
    <>
      <bdi>{name}</bdi> <span className="text-muted-fg max-sm:block">{maskedEmail}</span>
      <span className="block truncate text-meta text-muted-fg sm:hidden">
        {roleName(role)} · {invitationWords[status]}
      </span>
    </>
  );
}

function Acts({ invitation, onWithdraw }: { invitation: TeamInvitationDto; onWithdraw: () => void }) {
  const trpc = useTRPC();
  const changed = useTeamChanged();
  const resend = useMutation(
    trpc.team.resendInvitation.mutationOptions({
      onSuccess: () => {
        showToast({ message: `Sent again to ${invitation.name}. Earlier links no longer work.` });
        changed();
      },
      onError: (error) => showToast({ tone: "error", message: sentenceOf(error) }),
    }),
  );
  return (
    <span className="inline-flex flex-wrap justify-end gap-1">
      {invitation.canResend ? (
        <Button
          size="small"
          busy={resend.isPending}
          busyLabel="Sending"
          aria-label={`Send again to ${invitation.name}`}
          onClick={() => resend.mutate({ invitationId: invitation.invitationId })}
        >
          Send again
        </Button>
      ) : null}
      {invitation.canWithdraw ? (
        <Button
          size="small"
          tone="quiet-danger"
          aria-label={`Withdraw the invitation of ${invitation.name}`}
          onClick={onWithdraw}
        >
          Withdraw
        </Button>
      ) : null}
    </span>
  );
}
