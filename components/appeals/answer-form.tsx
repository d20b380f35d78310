"use client";

import "@/components/kit/schemas-without-eval";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { type CallError, fieldProblemsOf, sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextareaField } from "@/components/ui/textarea-field";
import { showToast } from "@/components/ui/toast-store";
import type { AppealDto } from "@/server/accounts/application/dto/appeal-dto";
import { decideAppealSchema } from "@/server/accounts/application/use-cases/decide-appeal/decide-appeal.schema";

type AnswerFormProps = { appeal: AppealDto; onAnswered: () => void };

const REVERSALS: Readonly<Record<AppealDto["reversal"], string>> = {
  LOCK_LIFTED: "Reversing lifts the lock at once. Sessions that it ended stay ended.",
  LIMIT_LIFTED: "Reversing lifts the limit at once.",
  MAY_REAPPLY: "Reversing lets them apply again at once, with what they sent filled in.",
  ACTIVATION_ASKED: "Reversing asks a second person to activate the account.",
  NOTHING: "The decision is no longer in force: reversing records that it was wrong and changes nothing else.",
};

const DONE: Readonly<Record<AppealDto["reversal"], string>> = {
  LOCK_LIFTED: "Answered. The lock is lifted.",
  LIMIT_LIFTED: "Answered. The limit is lifted.",
  MAY_REAPPLY: "Answered. They can apply again at once.",
  ACTIVATION_ASKED: "Answered. Somebody else has to approve the activation.",
  NOTHING: "Answered.",
};

/** `appeals.decide`: what becomes of the decision, the words the holder reads, and a note for colleagues. */
export function AnswerForm({ appeal, onAnswered }: AnswerFormProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState("");
  const [answer, setAnswer] = useState("");
  const [note, setNote] = useState("");
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const mutation = useMutation(
    trpc.appeals.decide.mutationOptions({
      onSuccess: ({ reversal }) => {
        showToast({ message: DONE[reversal] });
        void queries.invalidateQueries(trpc.appeals.list.pathFilter());
        onAnswered();
      },
      onError: (error) => setProblems(problemsOf(error)),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (mutation.isPending) return;
    const read = decideAppealSchema.safeParse({ appealId: appeal.id, outcome, answer, note });
    setProblems(
      read.success ? {} : Object.fromEntries(read.error.issues.map(({ path, message }) => [path.join("."), message])),
    );
    if (read.success) mutation.mutate(read.data);
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <RadioGroup
        id="outcome"
        name="outcome"
        legend="The decision"
        options={[
          { value: "UPHELD", label: "Stands" },
          { value: "REVERSED", label: "Is reversed" },
        ]}
        value={outcome}
        onChange={(event) => setOutcome(event.target.value)}
        hint={REVERSALS[appeal.reversal]}
        error={problems["outcome"]}
      />
      <TextareaField
        id="answer"
        label="Answer"
        labelNote="(the holder reads this)"
        hint="Say what you looked at and why. No words of staff."
        rows={4}
        value={answer}
        onChange={(event) => setAnswer(event.target.value)}
        error={problems["answer"]}
        required
      />
      <TextareaField
        id="note"
        label="Note"
        labelNote="(staff)"
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={problems["note"]}
        required
      />
      {problems[""] ? (
        <p role="alert" className="font-emphasis text-danger">
          {problems[""]}
        </p>
      ) : null}
      <div>
        <Button type="submit" tone="primary" busy={mutation.isPending} busyLabel="Sending">
          Send answer
        </Button>
      </div>
    </form>
  );
}

function problemsOf(error: CallError): Readonly<Record<string, string>> {
  const fields = fieldProblemsOf(error);
  if (fields.length > 0) return Object.fromEntries(fields.map(({ field, problem }) => [field, problem]));
  return { "": sentenceOf(error) };
}
