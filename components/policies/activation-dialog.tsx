"use client";

import { useMutation } from "@tanstack/react-query";
import { Rocket } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { ConfirmFrame, FormRow } from "@/components/kit/confirm-frame";
import { NoteField, useNote } from "@/components/kit/note-field";
import { PolicyChanges } from "@/components/kit/policy-changes";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import { useStepUp } from "@/components/trpc/use-step-up";
import { TextField } from "@/components/ui/text-field";
import type { PolicyDto } from "@/server/accounts/application/dto/policy-dto";
import type { PublishAsked } from "@/server/accounts/application/use-cases/request-publish/ask-publish-within";
import { guardFlagsSchema } from "@/server/accounts/application/use-cases/request-publish/request-publish.schema";
import { BoundField } from "./bound-field";
import { publishReceipt } from "./publish-receipt";
import { RampFields } from "./ramp-fields";
import { useRamp } from "./use-ramp";

type ActivationDialogProps = { policy: PolicyDto; onClose: () => void; onDone: () => void };

/** `policies.requestPublish`: asks another lead to put the document in force. Mounted while it is open. */
export function ActivationDialog({ policy, onClose, onDone }: ActivationDialogProps) {
  const trpc = useTRPC();
  const id = useId();
  const [when, setWhen] = useState("");
  const firstDay = policy.run?.result?.firstDay ?? null;
  const [bound, setBound] = useState(() => (firstDay ? String(firstDay.bound) : ""));
  const [boundProblem, setBoundProblem] = useState<string | null>(null);
  const note = useNote();
  const ramp = useRamp();
  const fields = useRef<HTMLDivElement>(null);
  const [tries, setTries] = useState(0);
  // The dialog is longer than a screen: whoever sends it stands below the field that is wrong.
  useEffect(() => {
    if (tries > 0) fields.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [tries]);
  const mutation = useMutation(trpc.policies.requestPublish.mutationOptions());
  const { send, phase, answer, refused } = useNotedAct<PublishAsked>();
  const stepUp = useStepUp();
  // Not before: what is behind becomes another page by it, and the receipt would go with the editor.
  const close = () => {
    onClose();
    if (answer) onDone();
  };
  const submit = () => {
    const words = note.read();
    const guard = guardFlagsSchema.safeParse(bound.trim() === "" ? null : Number(bound));
    setBoundProblem(guard.success ? null : "A whole number of accounts, from 1; or empty.");
    const plan = ramp.read();
    setTries(tries + 1);
    if (words === null || !guard.success || plan === "WRONG") return;
    const startsAt = when === "" ? null : new Date(when);
    const order = { version: policy.version, startsAt, guardFlags: guard.data, ramp: plan, note: words };
    send(stepUp.guard((then) => mutation.mutate(order, then)));
  };
  return (
    <>
      <ConfirmFrame
        open
        onClose={close}
        phase={phase}
        title="Request activation"
        description={`Trust policy v${policy.version} for every account. Takes effect when another lead, who wrote nothing in it, approves${ramp.isOn ? ": one approval covers the whole ramp" : ""}.`}
        submitLabel="Ask to activate"
        busyLabel="Asking"
        submitIcon={<Rocket aria-hidden="true" className="size-4" strokeWidth={1.75} />}
        tone="primary"
        onSubmit={submit}
        error={refused.sentence}
        isDirty={note.isDirty}
        receipt={answer && publishReceipt(answer.value, close)}
      >
        <div ref={fields} className="contents">
          <FormRow label="Changes">
            <PolicyChanges changes={policy.changes} />
          </FormRow>
          <FormRow label="Until then">
            <p>{untilThen(policy)}</p>
          </FormRow>
          <TextField
            id={`${id}-when`}
            type="datetime-local"
            label="Starts"
            labelNote="(your clock)"
            hint="Empty: as soon as it is approved."
            layout="beside"
            value={when}
            onChange={(event) => setWhen(event.target.value)}
          />
          <RampFields ramp={ramp} />
          <BoundField policy={policy} isRamp={ramp.isOn} value={bound} problem={boundProblem} onChange={setBound} />
          <NoteField note={note} refused={refused.note} />
        </div>
      </ConfirmFrame>
      {stepUp.dialog}
    </>
  );
}

const untilThen = ({ state }: PolicyDto): string =>
  state === "DRAFT"
    ? "The draft goes into shadow by this and never changes again: it is scored beside the live version, without changing anybody."
    : "It stays in shadow.";
