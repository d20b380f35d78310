"use client";

import "@/components/kit/schemas-without-eval";
import { useMutation } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import { useId, useRef, useState } from "react";
import { ConfirmFrame, FormRow } from "@/components/kit/confirm-frame";
import { Time } from "@/components/kit/time";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import type { DecidedApplicationDto } from "@/server/accounts/application/dto/application-dto";
import type { ReturningDto, StageReviewDto } from "@/server/accounts/application/dto/stage-review-dto";
import {
  returnStageSchema,
  wordsOfReturn,
} from "@/server/accounts/application/use-cases/return-stage/return-stage.schema";
import { problemsOf } from "./problems-of";
import { ReturnItems } from "./return-items";
import type { StageDraftUse } from "./stage-drafts";
import { useSettled } from "./use-settled";

export type StageDialogProps = {
  review: StageReviewDto;
  use: StageDraftUse;
  onDone: (sentence: string) => void;
  onClose: () => void;
};

const dayMs = 86_400_000;

/** `sellers.returnStage`: what is wrong, one by one, as the seller will read it, and until when. Mounted while open. */
export function ReturnDialog({ review, use, onDone, onClose }: StageDialogProps) {
  const trpc = useTRPC();
  const id = useId();
  const first = useRef<HTMLSelectElement>(null);
  const { returning } = review.deciding ?? {};
  const [stage, setStage] = useState(returning?.stages.at(-1)?.stage ?? review.stage);
  const [days, setDays] = useState(String(returning?.days.usual ?? ""));
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const mutation = useMutation(trpc.sellers.returnStage.mutationOptions());
  const { phase, refused, send } = useNotedAct<DecidedApplicationDto>();
  const settle = useSettled({ use, onDone, onClose });
  if (!returning) return null;
  const { items: chosen, message } = use.draft.returning;
  const topics = returning.stages.find((one) => one.stage === stage)?.topics ?? [];
  const items = topics.flatMap(({ topic }) => {
    const reason = chosen[topic];
    return reason ? [{ topic, reason }] : [];
  });
  const submit = () => {
    const order = { applicationId: review.id, stage, version: review.version };
    const read = returnStageSchema.safeParse({ ...order, items, message, days: Number(days) });
    setProblems(read.success ? {} : problemsOf(read.error.issues));
    if (!read.success) return first.current?.focus();
    send((then) => mutation.mutate(read.data, settle(then, "Sent back. The seller is told, and the deadline runs.")));
  };
  return (
    <ConfirmFrame
      open
      onClose={onClose}
      phase={phase}
      title="Return stage"
      description={<bdi>{review.storeName}</bdi>}
      submitLabel="Send back"
      busyLabel="Sending"
      submitIcon={<Undo2 aria-hidden="true" className="size-4" strokeWidth={1.75} />}
      tone="primary"
      onSubmit={submit}
      error={refused.sentence}
      isDirty={false}
      receipt={null}
      initialFocus={first}
    >
      {returning.stages.length > 1 ? (
        <SelectField
          id={`${id}-stage`}
          label="Stage"
          layout="beside"
          options={returning.stages.map(({ stage: value, label }) => ({ value, label }))}
          value={stage}
          onChange={(event) => setStage(stageOf(returning, event.target.value) ?? stage)}
        />
      ) : null}
      <ReturnItems
        ref={first}
        topics={topics}
        reasons={returning.reasons}
        chosen={chosen}
        error={problems["items"] ?? null}
        onChoose={(topic, reason) => {
          const { [topic]: _before, ...others } = chosen;
          use.change({ returning: { items: reason ? { ...others, [topic]: reason } : others, message } });
        }}
      />
      <TextareaField
        id={`${id}-message`}
        label="In your words"
        labelNote="(the seller reads this)"
        layout="beside"
        value={message}
        onChange={(event) => use.change({ returning: { items: chosen, message: event.target.value } })}
        error={problems["message"]}
      />
      <TextField
        id={`${id}-days`}
        label="Days"
        layout="beside"
        type="number"
        min={returning.days.least}
        max={returning.days.most}
        value={days}
        onChange={(event) => setDays(event.target.value)}
        error={problems["days"]}
        className="w-20!"
      />
      <Preview
        words={items.length > 0 || message.trim() ? wordsOfReturn({ items, message }) : null}
        days={Number(days)}
      />
    </ConfirmFrame>
  );
}

const stageOf = ({ stages }: ReturningDto, text: string) => stages.find(({ stage }) => stage === text)?.stage;

/** The very words that are sent. */
function Preview({ words, days }: { words: string | null; days: number }) {
  const [from] = useState(Date.now);
  const until = days > 0 && days < 366 ? new Date(from + days * dayMs).toISOString() : null;
  return (
    <FormRow label="The seller reads">
      <div aria-live="polite" className="drawn-quiet rounded-md border border-border bg-bg px-3 py-2 text-muted-fg">
        {words ? (
          <>
            <p className="whitespace-pre-line wrap-anywhere">
              <bdi>{words}</bdi>
            </p>
            {until ? (
              <p className="mt-2">
                Please send it by <Time at={until} as="date" />. What you sent before is kept.
              </p>
            ) : null}
          </>
        ) : (
          "Choose what is wrong."
        )}
      </div>
    </FormRow>
  );
}
