"use client";

import { useMutation } from "@tanstack/react-query";
import { LogOut, ShieldOff, UserX } from "lucide-react";
import { useId, useState } from "react";
import { FormRow } from "@/components/kit/confirm-frame";
import { EffectPreview } from "@/components/kit/effect-preview";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { RadioGroup } from "@/components/ui/radio-group";
import type { DeactivationAsked } from "@/server/accounts/application/use-cases/deactivate-staff/deactivate-staff";
import {
  deactivateStaffSchema,
  type LeavingReason,
} from "@/server/accounts/application/use-cases/deactivate-staff/deactivate-staff.schema";
import { askedReceipt } from "./asked-receipt";
import type { MemberDialogProps } from "./change-role-dialog";
import { TeamDialog } from "./team-dialog";
import { useTeamAct } from "./use-team-act";

const icon = { "aria-hidden": true, className: "size-4", strokeWidth: 1.75 } as const;

const reasonWords: Readonly<Record<LeavingReason, string>> = {
  LEFT_THE_TEAM: "Leaves the team",
  UNDER_SUSPICION: "Under suspicion",
};
const reasons = deactivateStaffSchema.shape.reasonCode.options;

/** `team.deactivate`: asks that somebody leaves; under suspicion they are kept out at once. Mounted while it is open. */
export function DeactivateDialog({ member, onClose, onDone }: MemberDialogProps) {
  const trpc = useTRPC();
  const id = useId();
  const [reasonCode, setReason] = useState<LeavingReason>("LEFT_THE_TEAM");
  const act = useTeamAct<DeactivationAsked>();
  const mutation = useMutation(trpc.team.deactivate.mutationOptions({ onSuccess: onDone }));
  const isSuspected = reasonCode === "UNDER_SUSPICION";
  return (
    <TeamDialog
      title="Deactivate"
      description={
        <>
          <bdi>{member.name}</bdi> · needs another admin
        </>
      }
      act={act}
      submitLabel={isSuspected ? "Lock for 24 h and ask" : "Ask for approval"}
      submitIcon={<UserX {...icon} />}
      tone="danger"
      isDirty={isSuspected}
      onSubmit={(note) => act.send((then) => mutation.mutate({ accountId: member.accountId, reasonCode, note }, then))}
      onClose={onClose}
      receipt={
        act.answer &&
        askedReceipt({
          title: act.answer.value.isContained ? "Locked for 24 h, deactivation asked for" : "Deactivation asked for",
          name: member.name,
          at: act.answer.at,
          asked: act.answer.value,
          done: act.answer.value.isContained ? [containedStep(act.answer.value.sessionsEnded)] : [],
          onClose,
        })
      }
    >
      <RadioGroup
        id={`${id}-reason`}
        name="reasonCode"
        legend="Reason"
        layout="beside"
        options={reasons.map((reason) => ({ value: reason, label: reasonWords[reason] }))}
        value={reasonCode}
        onChange={(event) => setReason(event.target.value === "UNDER_SUSPICION" ? "UNDER_SUSPICION" : "LEFT_THE_TEAM")}
        error={act.problemOf("reasonCode")}
      />
      <FormRow label="What happens">
        <EffectPreview
          label="What happens"
          lines={[
            ...(isSuspected
              ? [{ key: "now", icon: <LogOut {...icon} />, what: "Locked and signed out now", detail: "for 24 hours" }]
              : []),
            { key: "roles", icon: <ShieldOff {...icon} />, what: "Every role goes", detail: "when approved" },
            { key: "status", icon: <UserX {...icon} />, what: "Suspended, sessions end", detail: "when approved" },
          ]}
        />
      </FormRow>
    </TeamDialog>
  );
}

const containedStep = (sessionsEnded: number) =>
  ({
    key: "contained",
    state: "done",
    what: `${sessionsEnded} ${sessionsEnded === 1 ? "session" : "sessions"} ended`,
    how: "locked for 24 hours",
  }) as const;
