"use client";

import { useMutation } from "@tanstack/react-query";
import { ConfirmFrame } from "@/components/kit/confirm-frame";
import { NoteField, useNote } from "@/components/kit/note-field";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import { useStepUp } from "@/components/trpc/use-step-up";
import { Button } from "@/components/ui/button";

export type RampMove = "pauseRamp" | "resumeRamp" | "takeRampBack";

type RampDialogProps = {
  move: RampMove;
  version: number;
  live: number | null;
  onClose: () => void;
  onDone: () => void;
};

type Words = {
  readonly title: string;
  readonly description: string;
  readonly submit: string;
  readonly busy: string;
  readonly done: string;
};

function wordsOf(move: RampMove, version: number, back: string): Words {
  if (move === "pauseRamp") {
    return {
      title: `Pause the ramp of v${version}`,
      description: `Its accounts are scored by ${back} again at once, and no step comes until somebody goes on.`,
      submit: "Pause the ramp",
      busy: "Pausing",
      done: `Paused. Every account is scored by ${back}.`,
    };
  }
  if (move === "resumeRamp") {
    return {
      title: `Go on with the ramp of v${version}`,
      description:
        "The same accounts are scored by it again, and the hours of this step begin anew. The approval covers it.",
      submit: "Go on with the ramp",
      busy: "Going on",
      done: "Goes on where it was paused.",
    };
  }
  return {
    title: `Take v${version} back`,
    description: `Its accounts are scored by ${back} again at once, and the ramp is over. Its number stays taken; the numbers can be asked for again in a new draft.`,
    submit: "Take it back",
    busy: "Taking back",
    done: `Taken back. Every account is scored by ${back}.`,
  };
}

/** `policies.pauseRamp`, `resumeRamp` and `takeRampBack`. Mounted while it is open. */
export function RampDialog({ move, version, live, onClose, onDone }: RampDialogProps) {
  const trpc = useTRPC();
  const note = useNote();
  const pause = useMutation(trpc.policies.pauseRamp.mutationOptions());
  const resume = useMutation(trpc.policies.resumeRamp.mutationOptions());
  const takeBack = useMutation(trpc.policies.takeRampBack.mutationOptions());
  const { send, phase, answer, refused } = useNotedAct<{ version: number; state: string }>();
  const stepUp = useStepUp();
  const words = wordsOf(move, version, live === null ? "the live version" : `v${live}`);
  const mutation = { pauseRamp: pause, resumeRamp: resume, takeRampBack: takeBack }[move];
  // Not before: what is behind becomes another page by it.
  const close = () => {
    onClose();
    if (answer) onDone();
  };
  const submit = () => {
    const text = note.read();
    if (text !== null) send(stepUp.guard((then) => mutation.mutate({ version, note: text }, then)));
  };
  return (
    <>
      <ConfirmFrame
        open
        onClose={close}
        phase={phase}
        title={words.title}
        description={words.description}
        submitLabel={words.submit}
        busyLabel={words.busy}
        tone={move === "resumeRamp" ? "primary" : "danger"}
        onSubmit={submit}
        error={refused.sentence}
        isDirty={note.isDirty}
        initialFocus={note.field}
        receipt={
          answer && {
            title: "Done.",
            description: words.done,
            body: <p>Who moves over is scored anew in the background; the system page shows how far it is.</p>,
            buttons: <Button onClick={close}>Done</Button>,
          }
        }
      >
        <NoteField note={note} refused={refused.note} />
      </ConfirmFrame>
      {stepUp.dialog}
    </>
  );
}
