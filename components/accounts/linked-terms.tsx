import { useId } from "react";
import { riskNames } from "@/components/kit/risk-level";
import { SelectField } from "@/components/ui/select-field";
import type { LimitLevel } from "@/server/accounts/domain/value-objects/limit-level";
import type { LinkedOutcome, LinkedTerms } from "./linked-answer";

const levels: readonly LimitLevel[] = ["MEDIUM", "HIGH", "CRITICAL"];
const days = [7, 14, 30, 60, 90] as const;
const alone = [1, 4, 12, 24] as const;
/** With a second person a lock may last longer. */
const withSecond = [...alone, 7 * 24, 30 * 24, 90 * 24] as const;

type TermFieldsProps = {
  outcome: LinkedOutcome;
  terms: LinkedTerms;
  asks: boolean;
  change: (changed: Partial<LinkedTerms>) => void;
};

/** What a limit and a lock say beside their reason. */
export function TermFields({ outcome, terms, asks, change }: TermFieldsProps) {
  const id = useId();
  if (outcome === "LIMIT") {
    return (
      <>
        <SelectField
          id={`${id}-level`}
          label="No more than"
          options={levels.map((level) => ({ value: level, label: `what ${riskNames[level]} gives` }))}
          value={terms.level}
          onChange={({ target: { value } }) => {
            const level = levels.find((known) => known === value);
            if (level) change({ level });
          }}
        />
        <SelectField
          id={`${id}-days`}
          label="How long"
          options={days.map((count) => ({ value: String(count), label: `${count} days` }))}
          value={String(terms.days)}
          onChange={({ target: { value } }) => change({ days: Number(value) })}
        />
      </>
    );
  }
  if (outcome !== "LOCK") return null;
  return (
    <SelectField
      id={`${id}-hours`}
      label="How long"
      options={(asks ? withSecond : alone).map((count) => ({ value: String(count), label: lengthOf(count) }))}
      value={String(terms.hours)}
      onChange={({ target: { value } }) => change({ hours: Number(value) })}
    />
  );
}

function lengthOf(hours: number): string {
  if (hours === 1) return "1 hour";
  return hours > 24 ? `${hours / 24} days` : `${hours} hours`;
}
