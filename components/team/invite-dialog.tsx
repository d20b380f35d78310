"use client";

import { useMutation } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useId, useState } from "react";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { TextField } from "@/components/ui/text-field";
import type { AskedOfTeam } from "@/server/accounts/application/use-cases/assign-role/ask-of-team-within";
import { askedReceipt } from "./asked-receipt";
import { type ChosenRole, RoleField } from "./role-field";
import { TeamDialog } from "./team-dialog";
import { useTeamAct } from "./use-team-act";

type InviteDialogProps = { onClose: () => void; onDone: () => void };

type Invitee = { readonly email: string; readonly name: string; readonly role: ChosenRole };

const nobody: Invitee = { email: "", name: "", role: "" };

/** `team.invite`: the mail goes out once another admin approves. Mounted while it is open. */
export function InviteDialog({ onClose, onDone }: InviteDialogProps) {
  const trpc = useTRPC();
  const id = useId();
  const [invitee, setInvitee] = useState(nobody);
  const [missing, setMissing] = useState<readonly (keyof Invitee)[]>([]);
  const act = useTeamAct<AskedOfTeam>();
  const mutation = useMutation(trpc.team.invite.mutationOptions({ onSuccess: onDone }));
  const set = (change: Partial<Invitee>) => setInvitee((before) => ({ ...before, ...change }));
  const submit = (note: string) => {
    const { email, name, role } = invitee;
    setMissing([
      ...(email.trim() ? [] : (["email"] as const)),
      ...(name.trim() ? [] : (["name"] as const)),
      ...(role ? [] : (["role"] as const)),
    ]);
    if (!email.trim() || !name.trim() || role === "") return;
    act.send((then) => mutation.mutate({ email, name, role, note }, then));
  };
  const problem = (field: keyof Invitee, words: string) => (missing.includes(field) ? words : act.problemOf(field));
  return (
    <TeamDialog
      title="Invite a colleague"
      description="They choose a password and set up a second factor before they are in. Needs another admin."
      act={act}
      submitLabel="Ask for approval"
      submitIcon={<UserPlus aria-hidden="true" className="size-4" strokeWidth={1.75} />}
      tone="primary"
      isDirty={invitee.email !== "" || invitee.name !== "" || invitee.role !== ""}
      onSubmit={submit}
      onClose={onClose}
      receipt={
        act.answer &&
        askedReceipt({
          title: "Invitation asked for",
          name: invitee.name,
          at: act.answer.at,
          asked: act.answer.value,
          onClose,
        })
      }
    >
      <TextField
        id={`${id}-email`}
        label="Email address"
        type="email"
        layout="beside"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={invitee.email}
        onChange={(event) => set({ email: event.target.value })}
        error={problem("email", "Enter an email address.")}
        required
      />
      <TextField
        id={`${id}-name`}
        label="Full name"
        layout="beside"
        autoComplete="off"
        spellCheck={false}
        value={invitee.name}
        onChange={(event) => set({ name: event.target.value })}
        error={problem("name", "Enter a name.")}
        required
      />
      <RoleField
        id={`${id}-role`}
        value={invitee.role}
        error={problem("role", "Choose a role.")}
        onChange={(role) => set({ role })}
      />
    </TeamDialog>
  );
}
