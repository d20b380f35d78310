"use client";

import { Plus, X } from "lucide-react";
import { useId, useRef } from "react";
import { FormRow } from "@/components/kit/confirm-frame";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextField } from "@/components/ui/text-field";
import type { TypedStep } from "./ramp-form";
import type { RampUse } from "./use-ramp";

const WAYS = [
  { value: "ramp", label: "Little by little" },
  { value: "once", label: "For everybody at once" },
] as const;

/** The way into force: a shadow, growing shares with their hours, then everybody; or all at once. */
export function RampFields({ ramp }: { ramp: RampUse }) {
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  const { typed, problems } = ramp;
  return (
    <>
      <RadioGroup
        id={`${id}-way`}
        name={`${id}-way`}
        legend="Way"
        layout="beside"
        options={WAYS}
        value={ramp.isOn ? "ramp" : "once"}
        onChange={(event) => ramp.turn(event.target.value === "ramp")}
      />
      {ramp.isOn ? (
        <>
          <TextField
            id={`${id}-shadow`}
            inputMode="numeric"
            autoComplete="off"
            label="In shadow first"
            labelNote="(hours)"
            layout="beside"
            value={typed.shadow}
            error={problems["shadow"]}
            onChange={(event) => ramp.change({ shadow: event.target.value })}
          />
          <FormRow label="Then">
            <ol ref={list} tabIndex={-1} aria-label="Steps" className="grid gap-2 outline-none">
              {typed.steps.map((step, index) => (
                <Step
                  key={step.key}
                  ramp={ramp}
                  step={step}
                  number={index + 1}
                  onRemoved={() => list.current?.focus()}
                />
              ))}
              <li className="text-muted-fg">then everybody</li>
            </ol>
            {ramp.addStep ? (
              <Button
                size="small"
                className="mt-2"
                icon={<Plus aria-hidden="true" className="size-3.5" strokeWidth={1.75} />}
                onClick={ramp.addStep}
              >
                Add a step
              </Button>
            ) : null}
          </FormRow>
          <TextField
            id={`${id}-guard`}
            inputMode="numeric"
            autoComplete="off"
            label="Take back above"
            labelNote="(% more flags)"
            hint="A share that is flagged this much more, per account and day, than the rest goes back by itself. Empty: never."
            layout="beside"
            value={typed.guard}
            error={problems["guard"]}
            onChange={(event) => ramp.change({ guard: event.target.value })}
          />
        </>
      ) : null}
    </>
  );
}

type StepProps = { ramp: RampUse; step: TypedStep; number: number; onRemoved: () => void };

function Step({ ramp, step, number, onRemoved }: StepProps) {
  const id = useId();
  const { key, share, hours } = step;
  const { problems, removeStep } = ramp;
  return (
    <li className="flex flex-wrap items-end gap-2">
      <TextField
        id={`${id}-share`}
        fieldClassName="min-w-32 max-w-48 flex-1"
        inputMode="numeric"
        autoComplete="off"
        label={`Step ${number}`}
        labelNote="(% of accounts)"
        value={share}
        error={problems[`share-${key}`]}
        onChange={(event) => ramp.changeStep(key, { share: event.target.value })}
      />
      <TextField
        id={`${id}-hours`}
        fieldClassName="w-24"
        inputMode="numeric"
        autoComplete="off"
        label="for"
        labelNote="(hours)"
        value={hours}
        error={problems[`hours-${key}`]}
        onChange={(event) => ramp.changeStep(key, { hours: event.target.value })}
      />
      {removeStep ? (
        <IconButton
          label={`Remove step ${number}`}
          icon={<X aria-hidden="true" className="size-4" strokeWidth={1.75} />}
          onClick={() => {
            removeStep(key);
            // The button that had the focus goes with its step.
            onRemoved();
          }}
        />
      ) : null}
    </li>
  );
}
