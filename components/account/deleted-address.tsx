"use client";

import { useActionState, useEffect, useState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM } from "@/components/kit/form-answers";
import { useSecondsLeft } from "@/components/kit/use-seconds-left";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

type DeletedAddressProps = {
  /** What deleting answered: the words of the address, to send them again. */
  removal: FormState;
  csrf: string;
  restore: FormAction;
};

const UNDO_MS = 10_000;

/** Takes a deletion back, by sending the address again. Ten seconds long, longer while somebody is on it or has no script. */
export function DeletedAddress({ removal, csrf, restore }: DeletedAddressProps) {
  const [restored, send] = useActionState(restore, FRESH_FORM);
  const { isOver, seconds, hold } = useUndoTime(removal);
  const isOffered = removal.receipt !== null && removal.values["recipient"] !== undefined;
  const isUndone = restored.receipt !== null && !isOffered;
  const problem = restored.problems[0]?.problem ?? null;
  return (
    <>
      <p role="status" className={isUndone ? "mt-6 text-form text-success" : "sr-only"}>
        {isOffered && !isOver ? "Address deleted. Undo is at the end of the page." : restored.receipt}
      </p>
      {problem ? (
        <p role="alert" className="mt-6 font-emphasis text-danger">
          {problem}
        </p>
      ) : null}
      {isOffered && !isOver ? (
        <div
          {...hold}
          className="edged mt-8 flex max-w-110 items-center justify-between gap-4 rounded-md bg-fg py-2 ps-4 pe-2 text-form text-bg shadow-pop"
        >
          <span className="min-w-0 truncate">
            <bdi>
              “{removal.values["recipient"]}, {removal.values["line1"]}”
            </bdi>{" "}
            deleted
          </span>
          <form action={send}>
            <CsrfField token={csrf} />
            {Object.entries(removal.values).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <SubmitButton
              size="public-small"
              busyLabel="Undoing"
              className="border-bg/50! bg-transparent! text-bg! hover:bg-bg/15!"
            >
              Undo {seconds === null ? null : <span className="font-normal tabular-nums">{seconds} s</span>}
            </SubmitButton>
          </form>
        </div>
      ) : null}
    </>
  );
}

/** Counts from the moment an address was deleted; stands still while a pointer or the focus is on it. */
function useUndoTime(removal: FormState) {
  const [until, setUntil] = useState<number | null>(null);
  const [isHeld, setIsHeld] = useState(false);
  const [over, setOver] = useState<FormState | null>(null);
  useEffect(() => {
    if (removal.receipt !== null) setUntil(Date.now() + UNDO_MS);
  }, [removal]);
  const seconds = useSecondsLeft(isHeld ? null : until, () => setOver(removal));
  const keep = () => setIsHeld(true);
  const letGo = () => {
    setIsHeld(false);
    setUntil(Date.now() + UNDO_MS);
  };
  return {
    isOver: over === removal && !isHeld,
    seconds: until === null || isHeld ? null : seconds,
    hold: { onFocus: keep, onBlur: letGo, onPointerEnter: keep, onPointerLeave: letGo },
  };
}
