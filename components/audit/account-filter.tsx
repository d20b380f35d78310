"use client";

import { type KeyboardEvent, useState } from "react";
import { TextField } from "@/components/ui/text-field";
import { isUuid } from "./audit-address";

type AccountFilterProps = { value: string | null; onChange: (account: string | null) => void };

/** One account, by its id. Mounted anew when the address changes, so that it always shows what is in force. */
export function AccountFilter({ value, onChange }: AccountFilterProps) {
  return <Field key={value} value={value} onChange={onChange} />;
}

function Field({ value, onChange }: AccountFilterProps) {
  const [text, setText] = useState(value ?? "");
  const [problem, setProblem] = useState<string | null>(null);
  const apply = () => {
    const typed = text.trim().toLowerCase();
    const isWrong = typed !== "" && !isUuid(typed);
    setProblem(isWrong ? "An account id has 36 characters, as 019ce0bc-…." : null);
    if (!isWrong && (typed || null) !== value) onChange(typed || null);
  };
  return (
    <TextField
      id="audit-account"
      label="Account id"
      fieldClassName="max-sm:col-span-2 sm:w-72"
      className="mono"
      value={text}
      error={problem}
      onChange={(event) => setText(event.target.value)}
      onBlur={apply}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === "Enter") apply();
      }}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
