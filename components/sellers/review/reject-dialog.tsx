"use client";

import "@/components/kit/schemas-without-eval";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ban } from "lucide-react";
import { useId, useRef, useState } from "react";
import { ConfirmFrame, FormRow } from "@/components/kit/confirm-frame";
import { ReasonPicker } from "@/components/kit/reason-picker";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import { TextareaField } from "@/components/ui/textarea-field";
import { rejectApplicationSchema } from "@/server/accounts/application/use-cases/reject-application/reject-application.schema";
import { problemsOf } from "./problems-of";
import type { StageDialogProps } from "./return-dialog";
import { useSettled } from "./use-settled";

type Asked = { readonly expiresAt: Date };

/** `sellers.rejectApplication`: asks a LEAD who is somebody else to end the application. Mounted while it is open. */
export function RejectDialog({ review, use, onDone, onClose }: StageDialogProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const id = useId();
  const picker = useRef<HTMLDivElement>(null);
  const [reasonCode, setReasonCode] = useState<string | null>(null);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const mutation = useMutation(
    trpc.sellers.rejectApplication.mutationOptions({
      onSuccess: () => void queries.invalidateQueries(trpc.approvals.pathFilter()),
    }),
  );
  const { phase, refused, send } = useNotedAct<Asked>();
  const settle = useSettled({ use, onDone, onClose });
  const note = use.draft.rejectNote;
  const { rejecting } = review.deciding ?? {};
  if (!rejecting) return null;
  const submit = () => {
    const order = { applicationId: review.id, stage: review.stage, version: review.version };
    const read = rejectApplicationSchema.safeParse({ ...order, reasonCode, note });
    setProblems(read.success ? {} : problemsOf(read.error.issues));
    if (!read.success) return picker.current?.focus();
    send((then) =>
      mutation.mutate(read.data, settle(then, "Asked. It is rejected once a LEAD who is somebody else approves.")),
    );
  };
  return (
    <ConfirmFrame
      open
      onClose={onClose}
      phase={phase}
      title="Reject application"
      description={
        <>
          <bdi>{review.storeName}</bdi> · final for this application
        </>
      }
      submitLabel="Ask to reject"
      busyLabel="Asking"
      submitIcon={<Ban aria-hidden="true" className="size-4" strokeWidth={1.75} />}
      tone="danger"
      onSubmit={submit}
      error={refused.sentence}
      isDirty={reasonCode !== null}
      receipt={null}
      initialFocus={picker}
    >
      <FormRow>
        <ReasonPicker
          ref={picker}
          reasons={rejecting.reasons}
          value={reasonCode}
          onChange={setReasonCode}
          error={problems["reasonCode"] ?? null}
        />
      </FormRow>
      <TextareaField
        id={`${id}-note`}
        label="Note"
        labelNote="(staff)"
        layout="beside"
        value={note}
        onChange={(event) => use.change({ rejectNote: event.target.value })}
        error={problems["note"] ?? refused.note}
        required
      />
      <FormRow label="What happens">
        <ul className="grid gap-1 pt-1.5 text-muted-fg">
          <li>
            Nothing, until a LEAD who is somebody else approves within 24 hours. The application goes on meanwhile.
          </li>
          <li>{rejecting.effect}</li>
          <li>The seller is told why, how to have it looked at again, and from which day to apply again.</li>
        </ul>
      </FormRow>
    </ConfirmFrame>
  );
}
