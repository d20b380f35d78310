import { useId } from "react";
import { ReasonPicker } from "@/components/kit/reason-picker";
import { SelectField } from "@/components/ui/select-field";
import type { ClusterChoicesDto } from "@/server/accounts/application/dto/cluster-decision-dto";
import type { LinkedOutcome } from "./linked-answer";
import { accountsText, outcomeWords } from "./linked-effects";
import { TermFields } from "./linked-terms";
import type { useLinkedDecision } from "./use-linked-decision";

type Decision = Pick<ReturnType<typeof useLinkedDecision>, "entries" | "change" | "changeTerms">;
type Option = ClusterChoicesDto["outcomes"][number];

export const optionOf = ({ outcomes }: ClusterChoicesDto, outcome: string): Option | undefined =>
  outcomes.find((one) => one.outcome === outcome);

export const reasonsOf = (options: ClusterChoicesDto, outcome: string): Option["reasons"] =>
  optionOf(options, outcome)?.reasons ?? [];

type CommonAnswerProps = { options: ClusterChoicesDto; decision: Decision; asks: boolean };

/** What is decided for everybody who got no answer of their own: decision, terms and reason. */
export function CommonAnswer({ options, decision: { entries, change, changeTerms }, asks }: CommonAnswerProps) {
  const id = useId();
  const { outcome } = entries;
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-3">
        <SelectField
          id={`${id}-outcome`}
          label="Decision"
          options={options.outcomes.map((one) => ({ value: one.outcome, label: one.label }))}
          value={outcome}
          onChange={({ target: { value } }) => {
            const known = optionOf(options, value);
            if (known) change({ outcome: known.outcome });
          }}
        />
        <TermFields
          outcome={outcome}
          terms={entries.terms[outcome]}
          asks={asks}
          change={(changed) => changeTerms(outcome, changed)}
        />
      </div>
      <ReasonPicker
        reasons={reasonsOf(options, outcome)}
        value={entries.terms[outcome].reasonCode}
        onChange={(reasonCode) => changeTerms(outcome, { reasonCode })}
      />
    </>
  );
}

type OtherAnswerProps = {
  outcome: LinkedOutcome;
  count: number;
  reasons: Option["reasons"];
  decision: Decision;
  asks: boolean;
};

/** The terms and the reason of those who get another decision than the rest. */
export function OtherAnswer({ outcome, count, reasons, decision, asks }: OtherAnswerProps) {
  const id = useId();
  const { entries, changeTerms } = decision;
  return (
    <fieldset className="grid gap-3 rounded-md border border-border p-3 sm:grid-cols-2">
      <legend className="px-1 font-emphasis">
        {outcomeWords[outcome].verb} {accountsText(count)} instead
      </legend>
      <SelectField
        id={`${id}-reason`}
        label="Reason"
        placeholder="Choose a reason"
        options={reasons.map(({ code, label }) => ({ value: code, label }))}
        value={entries.terms[outcome].reasonCode ?? ""}
        onChange={({ target: { value } }) => changeTerms(outcome, { reasonCode: value })}
      />
      <TermFields
        outcome={outcome}
        terms={entries.terms[outcome]}
        asks={asks}
        change={(changed) => changeTerms(outcome, changed)}
      />
    </fieldset>
  );
}
