"use client";

import { RotateCcw } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { fieldWords, isMoney, valueWords } from "@/components/kit/policy-words";
import { cx } from "@/components/ui/cx";
import { useEditor } from "./editor-context";
import { at, textAt } from "./use-policy-text";

type NumberBoxProps = {
  path: string;
  /** What an arrow key adds; five of it with Shift. */
  step?: number;
  unit?: string;
  /** Seen beside the box; otherwise a column's head names it. */
  label?: string;
};

/** A number of the document: typed, or moved by the arrows; what it was and a way back beside it when it changed. */
export function NumberBox({ path, step = 1, unit, label }: NumberBoxProps) {
  const { text, compared, isReadOnly } = useEditor();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const value = at(text.shown, path);
  const was = compared === null ? undefined : at(compared, path);
  const problem = text.problems.find(({ field }) => field === path)?.problem;
  const scale = isMoney(path) ? 100 : 1;
  const shown = typed ?? (typeof value === "number" ? String(value / scale) : textAt(text.shown, path));
  const isChanged = was !== undefined && was !== value;
  const put = (entered: string) => {
    setTyped(entered);
    const number = Number(entered);
    text.setField(path, entered.trim() !== "" && Number.isFinite(number) ? rounded(number * scale) : entered);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const way = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    if (way === 0 || isReadOnly || typeof value !== "number") return;
    event.preventDefault();
    put(String(rounded(value / scale + way * step * (event.shiftKey ? 5 : 1))));
  };
  return (
    <span className="inline-grid min-w-0 justify-items-start">
      {label ? (
        <label htmlFor={id} className="mb-1 text-meta font-emphasis">
          {label}
        </label>
      ) : null}
      <span className="relative inline-flex max-w-full items-center">
        <input
          id={id}
          aria-label={label ? undefined : fieldWords(path)}
          inputMode="decimal"
          autoComplete="off"
          readOnly={isReadOnly}
          value={shown}
          onChange={(event) => put(event.target.value)}
          onBlur={() => setTyped(null)}
          onKeyDown={onKeyDown}
          aria-invalid={problem ? true : undefined}
          aria-describedby={cx(problem && `${id}-problem`, isChanged && `${id}-was`) || undefined}
          className={cx(
            "h-control-small min-w-0 rounded-[5px] border px-2 text-end tabular-nums",
            isMoney(path) ? "w-24" : "w-15",
            unit && "pe-6",
            problem
              ? "border-2 border-danger bg-surface"
              : isChanged
                ? "border-primary bg-primary-soft font-semibold text-primary-soft-fg"
                : `border-input ${isReadOnly ? "bg-sunken" : "bg-surface"}`,
          )}
        />
        {unit ? (
          <span aria-hidden="true" className="pointer-events-none absolute end-2 text-muted-fg">
            {unit}
          </span>
        ) : null}
      </span>
      {isChanged && (typeof was === "number" || typeof was === "string" || typeof was === "boolean") ? (
        <span id={`${id}-was`} className="inline-flex items-center gap-1 whitespace-nowrap text-meta text-muted-fg">
          was {valueWords(path, was)}
          {isReadOnly ? null : (
            <button
              type="button"
              aria-label={`${fieldWords(path)}: back to ${valueWords(path, was)}`}
              title={`Back to ${valueWords(path, was)}`}
              onClick={() => {
                setTyped(null);
                text.setField(path, was);
              }}
              className="inline-flex size-6 items-center justify-center rounded-sm hover:bg-hover hover:text-fg"
            >
              <RotateCcw aria-hidden="true" className="size-3" />
            </button>
          )}
        </span>
      ) : null}
      {problem ? (
        <span id={`${id}-problem`} className="max-w-44 text-meta text-danger">
          {problem}
        </span>
      ) : null}
    </span>
  );
}

/** Steps of a tenth leave no tail of nines. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
