"use client";

import { useMutation } from "@tanstack/react-query";
import { LogOut, UserCog } from "lucide-react";
import { useId, useState } from "react";
import { FormRow } from "@/components/kit/confirm-frame";
import { EffectPreview } from "@/components/kit/effect-preview";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { roleName } from "@/server/accounts/application/dto/role-words";
import type { TeamMemberDto } from "@/server/accounts/application/dto/team-dto";
import type { AskedOfTeam } from "@/server/accounts/application/use-cases/assign-role/ask-of-team-within";
import { askedReceipt } from "./asked-receipt";
import { type ChosenRole, RoleField } from "./role-field";
import { TeamDialog } from "./team-dialog";
import { rolesText } from "./team-words";
import { useTeamAct } from "./use-team-act";

export type MemberDialogProps = { member: TeamMemberDto; onClose: () => void; onDone: () => void };

const icon = { "aria-hidden": true, className: "size-4", strokeWidth: 1.75 } as const;

/** `team.assignRole`: asks for another role, or for somebody to come back. Mounted while it is open. */
export function ChangeRoleDialog({ member, onClose, onDone }: MemberDialogProps) {
  const trpc = useTRPC();
  const id = useId();
  const [role, setRole] = useState<ChosenRole>("");
  const [problem, setProblem] = useState<string | null>(null);
  const act = useTeamAct<AskedOfTeam>();
  const mutation = useMutation(trpc.team.assignRole.mutationOptions({ onSuccess: onDone }));
  const isBack = member.status === "LEFT";
  const submit = (note: string) => {
    if (role === "") return setProblem("Choose a role.");
    setProblem(null);
    act.send((then) => mutation.mutate({ accountId: member.accountId, role, note }, then));
  };
  return (
    <TeamDialog
      title={isBack ? "Bring back" : "Change role"}
      description={
        <>
          <bdi>{member.name}</bdi> · {isBack ? "left the team" : `works as ${rolesText(member.roles)}`} · needs another
          admin
        </>
      }
      act={act}
      submitLabel="Ask for approval"
      submitIcon={<UserCog {...icon} />}
      tone="primary"
      isDirty={role !== ""}
      onSubmit={submit}
      onClose={onClose}
      receipt={
        act.answer &&
        askedReceipt({
          title: isBack ? "Return asked for" : "Change of role asked for",
          name: member.name,
          at: act.answer.at,
          asked: act.answer.value,
          onClose,
        })
      }
    >
      <RoleField
        id={`${id}-role`}
        value={role}
        without={member.roles}
        error={problem ?? act.problemOf("role")}
        onChange={(chosen) => {
          setRole(chosen);
          setProblem(null);
        }}
      />
      <FormRow label="When approved">
        <EffectPreview
          label="When approved"
          lines={[
            {
              key: "role",
              icon: <UserCog {...icon} />,
              what: role === "" ? "The role changes" : `Works as ${roleName(role)}`,
            },
            { key: "sessions", icon: <LogOut {...icon} />, what: "All sessions end at once" },
          ]}
        />
      </FormRow>
    </TeamDialog>
  );
}
