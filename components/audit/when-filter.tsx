"use client";

import { useState } from "react";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { dayThere } from "./audit-input";

type WhenFilterProps = {
  from: string | null;
  to: string | null;
  onChange: (change: { from: string | null; to: string | null }) => void;
};

const spans = [
  { value: "-24h", label: "Last 24 hours" },
  { value: "-7d", label: "Last 7 days" },
  { value: "", label: "Last 30 days" },
  { value: "-90d", label: "Last 90 days" },
  { value: "-365d", label: "Last year" },
  { value: "days", label: "Days…" },
] as const;

/** A span up to now, or days from and to, both included. */
export function WhenFilter({ from, to, onChange }: WhenFilterProps) {
  const [today] = useState(() => dayThere(Date.now()));
  const isSpan = to === null && spans.some(({ value }) => value === (from ?? ""));
  const choose = (value: string) => {
    if (value === "days") onChange({ from: today, to: today });
    else onChange({ from: value === "" ? null : value, to: null });
  };
  return (
    <>
      <div className="sm:w-40">
        <SelectField
          id="audit-when"
          label="When"
          options={spans}
          value={isSpan ? (from ?? "") : "days"}
          onChange={(event) => choose(event.target.value)}
        />
      </div>
      {isSpan ? null : (
        <>
          <Day
            id="audit-from"
            label="From"
            value={from}
            most={to ?? today}
            onChange={(day) => onChange({ from: day, to })}
          />
          <Day id="audit-to" label="To" value={to} most={today} onChange={(day) => onChange({ from, to: day })} />
        </>
      )}
    </>
  );
}

type DayProps = {
  id: string;
  label: string;
  value: string | null;
  most: string;
  onChange: (day: string | null) => void;
};

function Day({ id, label, value, most, onChange }: DayProps) {
  return (
    <TextField
      id={id}
      label={label}
      type="date"
      fieldClassName="sm:w-38"
      value={value?.startsWith("-") ? "" : (value ?? "")}
      max={most}
      onChange={(event) => onChange(event.target.value === "" ? null : event.target.value)}
    />
  );
}
