"use client";

import { useMutation } from "@tanstack/react-query";
import { Rocket } from "lucide-react";
import { useId, useState } from "react";
import { ConfirmFrame, FormRow } from "@/components/kit/confirm-frame";
import { PolicyChanges } from "@/components/kit/policy-changes";
import { Time } from "@/components/kit/time";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import { useStepUp } from "@/components/trpc/use-step-up";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import type { PolicyDto } from "@/server/accounts/application/dto/policy-dto";
import type { PublishAsked } from "@/server/accounts/application/use-cases/request-publish/ask-publish-within";
import { requestPublishSchema } from "@/server/accounts/application/use-cases/request-publish/request-publish.schema";

type ActivationDialogProps = { policy: PolicyDto; onClose: () => void; onDone: () => void };

/** `policies.requestPublish`: asks another lead to put the document in force. Mounted while it is open. */
export function ActivationDialog({ policy, onClose, onDone }: ActivationDialogProps) {
  const trpc = useTRPC();
  const id = useId();
  const [when, setWhen] = useState("");
  const [note, setNote] = useState("");
  const [noteProblem, setNoteProblem] = useState<string | null>(null);
  const mutation = useMutation(trpc.policies.requestPublish.mutationOptions());
  const { send, phase, answer, refused } = useNotedAct<PublishAsked>();
  const stepUp = useStepUp();
  // Not before: what is behind becomes another page by it, and the receipt would go with the editor.
  const close = () => {
    onClose();
    if (answer) onDone();
  };
  const submit = () => {
    const read = requestPublishSchema.safeParse({
      version: policy.version,
      startsAt: when === "" ? null : new Date(when),
      note,
    });
    setNoteProblem(read.success ? null : (read.error.issues.find(({ path }) => path[0] === "note")?.message ?? null));
    if (read.success) send(stepUp.guard((then) => mutation.mutate(read.data, then)));
  };
  return (
    <>
      <ConfirmFrame
        open
        onClose={close}
        phase={phase}
        title="Request activation"
        description={`Trust policy v${policy.version} for every account. Takes effect when another lead, who wrote nothing in it, approves.`}
        submitLabel="Ask to activate"
        busyLabel="Asking"
        submitIcon={<Rocket aria-hidden="true" className="size-4" strokeWidth={1.75} />}
        tone="primary"
        onSubmit={submit}
        error={refused.sentence}
        isDirty={note.trim() !== ""}
        receipt={answer && receiptOf(answer.value, close)}
      >
        <FormRow label="Changes">
          <PolicyChanges changes={policy.changes} />
        </FormRow>
        <FormRow label="Until then">
          <p>
            {policy.state === "DRAFT"
              ? "The draft goes into shadow by this and never changes again: it is scored beside the live version, without changing anybody."
              : "It stays in shadow."}
          </p>
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
        <TextareaField
          id={`${id}-note`}
          label="Note"
          labelNote="(staff)"
          layout="beside"
          value={note}
          error={noteProblem ?? refused.note}
          onChange={(event) => setNote(event.target.value)}
        />
      </ConfirmFrame>
      {stepUp.dialog}
    </>
  );
}

export const receiptOf = ({ version, expiresAt }: PublishAsked, onClose: () => void) => ({
  title: "Asked.",
  description: `Another lead decides about v${version}.`,
  body: (
    <p>
      Nothing changes until then. The request lapses <Time at={expiresAt.toISOString()} as="minute" />.
    </p>
  ),
  buttons: (
    <>
      <ButtonLink tone="primary" href="/console/approvals">
        See the request
      </ButtonLink>
      <Button onClick={onClose}>Done</Button>
    </>
  ),
});
