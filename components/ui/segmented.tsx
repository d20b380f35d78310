"use client";

import type { ReactNode } from "react";
import { cx } from "./cx";

export type Segment<Value extends string> = { readonly value: Value; readonly label: ReactNode };

type SegmentedProps<Value extends string> = {
  /** Name of the choice for speech. */
  label: string;
  segments: readonly Segment<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  size?: "small" | "medium";
};

/** A row of joined buttons of which one is pressed, as Chart and Table. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, segments, value, onChange, size = "small" } = props;
  return (
    <fieldset
      className={cx(
        "inline-flex shrink-0 rounded-md border border-border bg-sunken p-0.5 print:hidden",
        size === "small" ? "h-control-small" : "h-control",
      )}
    >
      <legend className="sr-only">{label}</legend>
      {segments.map((segment) => (
        <button
          key={segment.value}
          type="button"
          aria-pressed={segment.value === value}
          onClick={() => onChange(segment.value)}
          className={cx(
            "inline-flex items-center gap-1.5 rounded-[6px] text-meta font-medium whitespace-nowrap text-muted-fg",
            size === "small" ? "px-2" : "px-2.5",
            "aria-pressed:bg-surface aria-pressed:text-fg aria-pressed:ring-1 aria-pressed:ring-border-strong forced-colors:aria-pressed:border",
          )}
        >
          {segment.label}
        </button>
      ))}
    </fieldset>
  );
}
