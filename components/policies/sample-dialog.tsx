"use client";

import { useMutation } from "@tanstack/react-query";
import { ConfirmFrame } from "@/components/kit/confirm-frame";
import { NoteField, useNote } from "@/components/kit/note-field";
import { countWords } from "@/components/kit/policy-words";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import type { SampleOpened } from "@/server/accounts/application/use-cases/open-review-sample/open-review-sample";
import { sampleHref } from "./sample-href";

type SampleDialogProps = { runId: string; count: number; onClose: () => void; onDone: () => void };

/** `policies.openSample`. Mounted while it is open. */
export function SampleDialog({ runId, count, onClose, onDone }: SampleDialogProps) {
  const trpc = useTRPC();
  const note = useNote();
  const mutation = useMutation(trpc.policies.openSample.mutationOptions());
  const { send, phase, answer, refused } = useNotedAct<SampleOpened>();
  // Not before: the button that opened the dialog goes by it.
  const close = () => {
    onClose();
    if (answer) onDone();
  };
  const submit = () => {
    const text = note.read();
    if (text !== null) send((then) => mutation.mutate({ runId, note: text }, then));
  };
  return (
    <ConfirmFrame
      open
      onClose={close}
      phase={phase}
      title="Open a review sample"
      description={`${countWords(count, "account", "accounts")} of the largest moves, flagged by hand in your name. Where a case is open already, the reason joins it. Nothing is decided by this, and no holder is told.`}
      submitLabel="Open as review sample"
      busyLabel="Opening"
      tone="primary"
      onSubmit={submit}
      error={refused.sentence}
      isDirty={note.isDirty}
      initialFocus={note.field}
      receipt={
        answer && {
          title: "Opened.",
          description: openedWords(answer.value),
          body: <p>Each account has its own entry in the audit trail, with your reason.</p>,
          buttons: (
            <>
              <ButtonLink tone="primary" href={sampleHref(runId)}>
                Review the sample
              </ButtonLink>
              <Button onClick={close}>Done</Button>
            </>
          ),
        }
      }
    >
      <NoteField note={note} label="Reason" refused={refused.note} />
    </ConfirmFrame>
  );
}

/** "17 cases opened; 2 were open and have the reason now; 1 was there before." */
export function openedWords({ opened, joined, known, passedOver }: SampleOpened): string {
  const was = (count: number) => `${count} ${count === 1 ? "was" : "were"}`;
  const parts = [
    ...(opened > 0 || joined + known + passedOver === 0 ? [`${countWords(opened, "case", "cases")} opened`] : []),
    ...(joined > 0 ? [`${was(joined)} open and ${joined === 1 ? "has" : "have"} the reason now`] : []),
    ...(known > 0 ? [`${was(known)} in the sample before`] : []),
    ...(passedOver > 0 ? [`${was(passedOver)} passed over: the account is disabled`] : []),
  ];
  return `${parts.join("; ")}.`;
}
