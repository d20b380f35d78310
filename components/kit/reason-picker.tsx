"use client";

import { type KeyboardEvent, type Ref, useId, useState } from "react";
import { cx } from "@/components/ui/cx";
import { FieldNotes } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";

export type Reason = {
  readonly code: string;
  readonly label: string;
  /** Why it is offered first, as "as on 16 Nov". */
  readonly note?: string;
};

type ReasonPickerProps = {
  label?: string;
  reasons: readonly Reason[];
  value: string | null;
  onChange: (code: string) => void;
  error?: string | null;
  ref?: Ref<HTMLDivElement>;
};

const digitsShown = 9;

/** The reasons of an act: digits choose, arrows move, letters filter, Backspace takes a letter back. */
export function ReasonPicker({ label = "Reason", reasons, value, onChange, error = null, ref }: ReasonPickerProps) {
  const id = useId();
  const [filter, setFilter] = useState("");
  const shown = reasons.filter((reason) => reason.label.toLowerCase().includes(filter.toLowerCase()));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const answer = answerToKey(event.key, { shown, value, filter });
    if (answer === null) return;
    event.preventDefault();
    if (answer.filter !== undefined) setFilter(answer.filter);
    if (answer.code !== undefined) onChange(answer.code);
  };
  return (
    <div className={cx(error && "border-s-4 border-danger ps-3")}>
      <div className="mb-1 flex h-5 items-center gap-2">
        <span id={`${id}-label`} className="text-meta font-emphasis">
          {label}
        </span>
        <span className="text-meta text-muted-fg">{filter === "" ? "type to filter" : `filter: ${filter}`}</span>
      </div>
      <FieldNotes id={id} error={error} isPublic={false} />
      <div
        ref={ref}
        role="listbox"
        tabIndex={0}
        aria-labelledby={`${id}-label`}
        aria-required="true"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        aria-activedescendant={shown.some((reason) => reason.code === value) ? `${id}-${value}` : undefined}
        onKeyDown={onKeyDown}
        className="-mx-2 rounded-sm"
      >
        {shown.map((reason) => (
          <Option
            key={reason.code}
            id={`${id}-${reason.code}`}
            reason={reason}
            digit={shown.indexOf(reason) + 1}
            isChosen={reason.code === value}
            onChoose={() => onChange(reason.code)}
          />
        ))}
        {shown.length === 0 ? <p className="px-2 py-1 text-muted-fg">No reason matches “{filter}”.</p> : null}
      </div>
    </div>
  );
}

type OptionProps = { id: string; reason: Reason; digit: number; isChosen: boolean; onChoose: () => void };

function Option({ id, reason, digit, isChosen, onChoose }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its active option.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list hears the keys.
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      onClick={onChoose}
      className={cx(
        "flex min-h-7 cursor-pointer items-center gap-2 rounded-sm px-2 py-1 pointer-coarse:min-h-11",
        isChosen ? "bg-primary-soft" : "hover:bg-hover",
      )}
    >
      <span
        aria-hidden="true"
        className={cx(
          "size-4 shrink-0 rounded-full bg-surface",
          isChosen ? "border-[5px] border-primary" : "border border-input",
        )}
      />
      <span className="min-w-0 flex-1">{reason.label}</span>
      {reason.note ? <span className="text-meta text-muted-fg">{reason.note}</span> : null}
      {digit <= digitsShown ? <Kbd>{String(digit)}</Kbd> : null}
    </div>
  );
}

type PickerState = { shown: readonly Reason[]; value: string | null; filter: string };

function answerToKey(key: string, { shown, value, filter }: PickerState): { filter?: string; code?: string } | null {
  const at = shown.findIndex((reason) => reason.code === value);
  const move = (index: number) => {
    const reason = shown[Math.min(Math.max(index, 0), shown.length - 1)];
    return reason ? { code: reason.code } : {};
  };
  if (key === "ArrowDown") return move(at + 1);
  if (key === "ArrowUp") return move(at - 1);
  if (key === "Home") return move(0);
  if (key === "End") return move(shown.length - 1);
  if (key === "Backspace") return { filter: filter.slice(0, -1) };
  if (/^[1-9]$/.test(key)) return shown[Number(key) - 1] ? move(Number(key) - 1) : null;
  if (!/^[\p{L} ]$/u.test(key) || (key === " " && filter === "")) return null;
  return { filter: filter + key };
}
