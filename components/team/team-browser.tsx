"use client";

import { Info, UserPlus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useStaffSession } from "@/components/shell/staff-session";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { Notice } from "@/components/ui/notice";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { TeamInvitationDto, TeamMemberDto } from "@/server/accounts/application/dto/team-dto";
import { InvitationsTable } from "./invitations-table";
import type { MemberAct } from "./member-acts";
import { TeamTable } from "./team-table";
import { useInvitations, useTeam, useTeamChanged, useTeamNews } from "./use-team";

// Without `ssr: false` there is no boundary of its own, and the whole page would hide while one of these loads.
const ChangeRoleDialog = dynamic(() => import("./change-role-dialog").then((file) => file.ChangeRoleDialog), {
  ssr: false,
});
const ResetFactorDialog = dynamic(() => import("./reset-factor-dialog").then((file) => file.ResetFactorDialog), {
  ssr: false,
});
const DeactivateDialog = dynamic(() => import("./deactivate-dialog").then((file) => file.DeactivateDialog), {
  ssr: false,
});
const InviteDialog = dynamic(() => import("./invite-dialog").then((file) => file.InviteDialog), { ssr: false });
const WithdrawDialog = dynamic(() => import("./withdraw-dialog").then((file) => file.WithdrawDialog), { ssr: false });

type Open =
  | { readonly dialog: "INVITE" }
  | { readonly dialog: "WITHDRAW"; readonly invitation: TeamInvitationDto }
  | { readonly dialog: MemberAct; readonly member: TeamMemberDto };

/** Who works here and who is invited; what changes power waits for a second admin. */
export function TeamBrowser() {
  const team = useTeam();
  const invitations = useInvitations();
  const { can } = useStaffSession();
  const [open, setOpen] = useState<Open | null>(null);
  const manages = can.includes("staff.invite");
  useTeamNews();
  useShortcut("team-invite", () => setOpen({ dialog: "INVITE" }), manages);
  return (
    <div className="mx-auto grid max-w-6xl gap-6 p-4 sm:p-6">
      {manages && !team.hasSecondAdmin ? (
        <Notice icon={<Info aria-hidden="true" strokeWidth={1.75} />}>
          You are the only admin: nobody else can approve what you ask for here. Until a second admin exists, whoever
          runs the server confirms it with <code className="mono">npm run cli -- create-staff</code>.
        </Notice>
      ) : null}
      <section aria-labelledby="team-members" className="rounded-md border border-border bg-surface">
        <div className="flex min-h-12 flex-wrap items-center justify-between gap-2 px-4 py-2">
          <h2 id="team-members" className="font-semibold">
            Members
          </h2>
          {manages ? (
            <Button
              size="small"
              tone="primary"
              icon={<UserPlus aria-hidden="true" className="size-4" strokeWidth={1.75} />}
              onClick={() => setOpen({ dialog: "INVITE" })}
            >
              Invite a colleague
            </Button>
          ) : null}
        </div>
        <ListState list={team} rows={8} label="Loading the team" />
        {team.rows ? (
          <TeamTable
            rows={team.rows}
            onAct={(member, dialog) => setOpen({ dialog, member })}
            loadMore={team.loadMore}
            isLoadingMore={team.isLoadingMore}
          />
        ) : null}
      </section>
      <section aria-labelledby="team-invitations" className="rounded-md border border-border bg-surface">
        <div className="flex min-h-12 items-center px-4 py-2">
          <h2 id="team-invitations" className="font-semibold">
            Invitations
          </h2>
        </div>
        <ListState list={invitations} rows={2} label="Loading invitations" />
        {invitations.rows ? (
          <InvitationsTable
            rows={invitations.rows}
            onWithdraw={(invitation) => setOpen({ dialog: "WITHDRAW", invitation })}
            loadMore={invitations.loadMore}
            isLoadingMore={invitations.isLoadingMore}
          />
        ) : null}
      </section>
      {open ? <OpenDialog open={open} onClose={() => setOpen(null)} /> : null}
    </div>
  );
}

type List = Pick<ReturnType<typeof useInvitations>, "problem" | "retry" | "isFetching"> & {
  rows: readonly unknown[] | null;
};

/** Loading and failing, in the place of the list. */
function ListState({ list, rows, label }: { list: List; rows: number; label: string }) {
  if (list.problem) return <InlineError {...list.problem} onRetry={list.retry} retrying={list.isFetching} />;
  return list.rows === null ? <SkeletonRows count={rows} rowHeight={36} label={label} /> : null;
}

function OpenDialog({ open, onClose }: { open: Open; onClose: () => void }) {
  const onDone = useTeamChanged();
  switch (open.dialog) {
    case "INVITE":
      return <InviteDialog onClose={onClose} onDone={onDone} />;
    case "WITHDRAW":
      return <WithdrawDialog invitation={open.invitation} onClose={onClose} onDone={onDone} />;
    case "account.assign-role":
      return <ChangeRoleDialog member={open.member} onClose={onClose} onDone={onDone} />;
    case "account.reset-second-factor":
      return <ResetFactorDialog member={open.member} onClose={onClose} onDone={onDone} />;
    case "staff.deactivate":
      return <DeactivateDialog member={open.member} onClose={onClose} onDone={onDone} />;
  }
}
