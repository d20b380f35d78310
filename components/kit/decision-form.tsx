"use client";

import { type KeyboardEvent, type ReactNode, useId } from "react";
import { Button } from "@/components/ui/button";
import { controlLook } from "@/components/ui/control-look";
import { Kbd } from "@/components/ui/kbd";

type DecisionFormProps = {
  /** Name of the form for speech: "Clear flag". */
  title: string;
  /** The reason picker. */
  reason: ReactNode;
  /** What will happen, one sentence each. */
  effects: readonly string[];
  note: string;
  onNote: (note: string) => void;
  noteIsRequired: boolean;
  error?: string | null;
  submitLabel: string;
  busyLabel: string;
  isBusy: boolean;
  isGrave?: boolean;
  onSubmit: () => void;
  onCancel: () => void;
  /** Who comes next, at the end of the row. */
  next?: ReactNode;
};

/** Reason, effect, note and the two buttons; Ctrl Enter sends, Escape leaves. Nothing typed is lost by failing. */
export function DecisionForm(props: DecisionFormProps) {
  const { title, reason, effects, note, onNote, noteIsRequired, error, onSubmit, onCancel, isBusy } = props;
  const id = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isSend = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (!isSend && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (!isSend) onCancel();
    else if (!isBusy) onSubmit();
  };
  return (
    <form
      aria-label={title}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) onSubmit();
      }}
      className="grid gap-3"
    >
      <div className="grid gap-6 md:grid-cols-2">
        {reason}
        <Effects id={id} effects={effects} />
      </div>
      {error ? (
        <p role="alert" className="text-danger">
          {error}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          type="submit"
          tone={props.isGrave ? "danger" : "primary"}
          busy={isBusy}
          busyLabel={props.busyLabel}
          aria-keyshortcuts="Control+Enter"
          keys={<Kbd onSolid>Ctrl ↵</Kbd>}
        >
          {props.submitLabel}
        </Button>
        <Button onClick={onCancel} aria-keyshortcuts="Escape" keys={<Kbd>Esc</Kbd>}>
          Cancel
        </Button>
        <label htmlFor={`${id}-note`} className="ps-2 text-meta font-emphasis">
          Note
        </label>
        <textarea
          id={`${id}-note`}
          rows={1}
          value={note}
          onChange={(event) => onNote(event.target.value)}
          placeholder={noteIsRequired ? undefined : "Optional"}
          aria-required={noteIsRequired}
          className={controlLook("console", false, "field-sizing-content max-h-24 w-auto! min-w-40 flex-1 py-1")}
        />
        {props.next ? <span className="ps-2 whitespace-nowrap text-muted-fg">{props.next}</span> : null}
      </div>
    </form>
  );
}

function Effects({ id, effects }: { id: string; effects: readonly string[] }) {
  return (
    <div>
      <p id={`${id}-effect`} className="mb-1 text-meta leading-5 font-emphasis">
        Effect
      </p>
      <ul aria-labelledby={`${id}-effect`} className="text-muted-fg">
        {effects.map((effect) => (
          <li
            key={effect}
            className="relative mb-1 ps-3.5 before:absolute before:start-0.5 before:top-2.5 before:h-px before:w-1 before:bg-subtle-fg"
          >
            {effect}
          </li>
        ))}
      </ul>
    </div>
  );
}
