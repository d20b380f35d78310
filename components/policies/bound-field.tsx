"use client";

import { useId } from "react";
import { TextField } from "@/components/ui/text-field";
import type { PolicyDto } from "@/server/accounts/application/dto/policy-dto";

type BoundFieldProps = {
  policy: PolicyDto;
  isRamp: boolean;
  value: string;
  problem: string | null;
  onChange: (value: string) => void;
};

/** The number of flags above which the version before comes back by itself. */
export function BoundField({ policy, isRamp, value, problem, onChange }: BoundFieldProps) {
  const id = useId();
  const firstDay = policy.run?.result?.firstDay ?? null;
  return (
    <TextField
      id={`${id}-bound`}
      inputMode="numeric"
      autoComplete="off"
      label="Roll back above"
      labelNote="(flags in 24 h)"
      hint={boundWords(firstDay, policy.compared?.version ?? null, isRamp)}
      layout="beside"
      value={value}
      error={problem}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

type FirstDay = NonNullable<NonNullable<PolicyDto["run"]>["result"]>["firstDay"];

function boundWords(firstDay: FirstDay | null, live: number | null, isRamp: boolean): string {
  const expected = firstDay
    ? ` The run expects ${firstDay.expected.toLocaleString("en-IN", { maximumFractionDigits: 1 })} in the first 24 hours; this is half as many again, in whole accounts.`
    : "";
  const back = live === null ? "the version before" : `v${live}`;
  return `For 7 days: more accounts flagged than this, and ${back} comes back by itself, once. Empty: never by itself.${isRamp ? " On the ramp a share has its part of it." : ""}${expected}`;
}
