"use client";

import { type Ref, useId } from "react";
import { FormRow } from "@/components/kit/confirm-frame";
import { controlLook } from "@/components/ui/control-look";
import { FieldNotes } from "@/components/ui/field";
import type { ReturningDto } from "@/server/accounts/application/dto/stage-review-dto";
import { reasonsFor } from "@/server/accounts/application/use-cases/return-stage/return-stage.schema";
import type { ReturnReason } from "@/server/accounts/domain/value-objects/onboarding-reason";
import type { ReturnTopic } from "@/server/accounts/domain/value-objects/return-topic";

type ReturnItemsProps = {
  topics: ReturningDto["stages"][number]["topics"];
  reasons: ReturningDto["reasons"];
  chosen: Readonly<Partial<Record<ReturnTopic, ReturnReason>>>;
  error: string | null;
  onChoose: (topic: ReturnTopic, reason: ReturnReason | null) => void;
  ref: Ref<HTMLSelectElement>;
};

/** One line for each document and answer of the stage: nothing wrong, or what. */
export function ReturnItems({ topics, reasons, chosen, error, onChoose, ref }: ReturnItemsProps) {
  const id = useId();
  return (
    <FormRow label="What is wrong">
      <fieldset
        aria-describedby={error ? `${id}-error` : undefined}
        className={error ? "border-s-4 border-danger ps-3" : undefined}
      >
        <legend className="sr-only">What is wrong</legend>
        <FieldNotes id={id} error={error} isPublic={false} />
        <div className="grid gap-1">
          {topics.map(({ topic, label }, index) => (
            <div key={topic} className="grid grid-cols-[minmax(0,1fr)_168px] items-center gap-2">
              <label htmlFor={`${id}-${topic}`}>{label}</label>
              <select
                ref={index === 0 ? ref : undefined}
                id={`${id}-${topic}`}
                value={chosen[topic] ?? ""}
                onChange={(event) =>
                  onChoose(topic, reasons.find(({ code }) => code === event.target.value)?.code ?? null)
                }
                className={controlLook("console", false)}
              >
                <option value="">All right</option>
                {reasonsFor(topic, reasons).map(({ code, label: reason }) => (
                  <option key={code} value={code}>
                    {reason}
                  </option>
                ))}
              </select>
            </div>
          ))}
        </div>
      </fieldset>
    </FormRow>
  );
}
