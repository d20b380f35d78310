"use client";

import { useId } from "react";
import { riskNames } from "@/components/kit/risk-level";
import { SelectField } from "@/components/ui/select-field";
import type { LimitLevel } from "@/server/accounts/domain/value-objects/limit-level";
import type { InlineEntries } from "./inline-answers";

type LimitFieldsProps = { entries: InlineEntries; onChange: (entries: InlineEntries) => void };

const levels: readonly LimitLevel[] = ["MEDIUM", "HIGH", "CRITICAL"];
const days = [7, 14, 30, 60, 90] as const;

/** How far a limit goes, and how long. */
export function LimitFields({ entries, onChange }: LimitFieldsProps) {
  const id = useId();
  return (
    <div className="grid grid-cols-2 gap-3">
      <SelectField
        id={`${id}-level`}
        label="No more than"
        options={levels.map((level) => ({ value: level, label: `what ${riskNames[level]} gives` }))}
        value={entries.level}
        onChange={({ target: { value } }) => {
          const level = levels.find((known) => known === value);
          if (level) onChange({ ...entries, level });
        }}
      />
      <SelectField
        id={`${id}-days`}
        label="How long"
        options={days.map((count) => ({ value: String(count), label: `${count} days` }))}
        value={String(entries.days)}
        onChange={({ target: { value } }) => onChange({ ...entries, days: Number(value) })}
      />
    </div>
  );
}
