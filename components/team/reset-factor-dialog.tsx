"use client";

import { useMutation } from "@tanstack/react-query";
import { KeyRound, LogOut, Mail } from "lucide-react";
import { FormRow } from "@/components/kit/confirm-frame";
import { EffectPreview } from "@/components/kit/effect-preview";
import { useTRPC } from "@/components/trpc/trpc-provider";
import type { AskedOfTeam } from "@/server/accounts/application/use-cases/assign-role/ask-of-team-within";
import { askedReceipt } from "./asked-receipt";
import type { MemberDialogProps } from "./change-role-dialog";
import { TeamDialog } from "./team-dialog";
import { useTeamAct } from "./use-team-act";

const icon = { "aria-hidden": true, className: "size-4", strokeWidth: 1.75 } as const;

/** `team.resetSecondFactor`: for a colleague who lost phone and keys. Mounted while it is open. */
export function ResetFactorDialog({ member, onClose, onDone }: MemberDialogProps) {
  const trpc = useTRPC();
  const act = useTeamAct<AskedOfTeam>();
  const mutation = useMutation(trpc.team.resetSecondFactor.mutationOptions({ onSuccess: onDone }));
  return (
    <TeamDialog
      title="Reset second factor"
      description={
        <>
          <bdi>{member.name}</bdi> · needs another admin
        </>
      }
      act={act}
      submitLabel="Ask for approval"
      submitIcon={<KeyRound {...icon} />}
      tone="danger"
      onSubmit={(note) => act.send((then) => mutation.mutate({ accountId: member.accountId, note }, then))}
      onClose={onClose}
      receipt={
        act.answer &&
        askedReceipt({
          title: "Reset asked for",
          name: member.name,
          at: act.answer.at,
          asked: act.answer.value,
          onClose,
        })
      }
    >
      <FormRow label="When approved">
        <EffectPreview
          label="When approved"
          lines={[
            { key: "factors", icon: <KeyRound {...icon} />, what: "App, passkeys and recovery codes are removed" },
            { key: "sessions", icon: <LogOut {...icon} />, what: "All sessions end at once" },
            { key: "next", icon: <Mail {...icon} />, what: "The password stays; a new factor is set up at sign-in" },
          ]}
        />
      </FormRow>
    </TeamDialog>
  );
}
