"use client";

import { type ReactNode, useId } from "react";
import { DecisionForm } from "@/components/kit/decision-form";
import { ReasonPicker } from "@/components/kit/reason-picker";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select-field";
import type { ClusterChoicesDto } from "@/server/accounts/application/dto/cluster-decision-dto";
import type { LinkedChoice } from "./linked-answer";
import { accountsText, countsOf, effectsOf, outcomeWords } from "./linked-effects";
import { Receipt } from "./linked-receipt";
import { TermFields } from "./linked-terms";
import { useLinkedDecision } from "./use-linked-decision";

type LinkedDecisionProps = {
  startId: string;
  options: ClusterChoicesDto;
  choices: readonly LinkedChoice[];
  names: ReadonlyMap<string, string>;
  /** How many accounts the cluster has. */
  total: number;
  onChoose: (count: number) => void;
  onDone: () => void;
};

/** Linked accounts decided together: chosen above, answered here, each by the rules of its own. */
export function LinkedDecision(props: LinkedDecisionProps) {
  const { startId, options, choices, names, total, onDone } = props;
  const asks = choices.length > options.most;
  const decision = useLinkedDecision({ startId, choices, names, asks, onDone });
  const { entries, change, changeTerms, problem, receipt, isBusy, send } = decision;
  const id = useId();
  if (choices.length === 0) return <Nobody {...props}>{receipt ? <Receipt receipt={receipt} /> : null}</Nobody>;
  const counts = countsOf(choices, entries);
  const others = counts.filter(({ outcome }) => outcome !== entries.outcome);
  const labelOf = (outcome: string) => options.outcomes.find((one) => one.outcome === outcome);
  const leftOut = total - choices.length;
  const noteRequired = asks || counts.some(({ outcome }) => labelOf(outcome)?.noteRequired);
  return (
    <section aria-label="Decide together" className="grid gap-3 border-t border-border px-4 py-3">
      <p role="status">
        <b className="font-emphasis">{accountsText(choices.length)} chosen</b>
        <span className="text-muted-fg">
          {choices.length > options.mostAsked ? `: at most ${options.mostAsked}` : ""}
          {counts.length > 1
            ? `: ${counts.map(({ outcome, count }) => `${outcomeWords[outcome].verb.toLowerCase()} ${count}`).join(", ")}`
            : ""}
          {asks ? ". More than you may decide alone: another lead has to agree." : ""}
        </span>
      </p>
      <DecisionForm
        title="Decide together"
        reason={
          <div className="grid content-start gap-3">
            <div className="grid gap-3 sm:grid-cols-3">
              <SelectField
                id={`${id}-outcome`}
                label="Decision"
                options={options.outcomes.map(({ outcome, label }) => ({ value: outcome, label }))}
                value={entries.outcome}
                onChange={({ target: { value } }) => {
                  const known = options.outcomes.find(({ outcome }) => outcome === value);
                  if (known) change({ outcome: known.outcome });
                }}
              />
              <TermFields
                outcome={entries.outcome}
                terms={entries.terms[entries.outcome]}
                asks={asks}
                change={(changed) => changeTerms(entries.outcome, changed)}
              />
            </div>
            <ReasonPicker
              reasons={labelOf(entries.outcome)?.reasons ?? []}
              value={entries.terms[entries.outcome].reasonCode}
              onChange={(reasonCode) => changeTerms(entries.outcome, { reasonCode })}
            />
            {others.map(({ outcome, count }) => (
              <fieldset key={outcome} className="grid gap-3 rounded-md border border-border p-3 sm:grid-cols-2">
                <legend className="px-1 font-emphasis">
                  {outcomeWords[outcome].verb} {accountsText(count)} instead
                </legend>
                <SelectField
                  id={`${id}-reason-${outcome}`}
                  label="Reason"
                  placeholder="Choose a reason"
                  options={(labelOf(outcome)?.reasons ?? []).map(({ code, label }) => ({ value: code, label }))}
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
            ))}
          </div>
        }
        effects={effectsOf(choices, entries, { asks, containedAtOnce: options.containedAtOnce, leftOut })}
        note={entries.note}
        onNote={(note) => change({ note })}
        noteIsRequired={noteRequired}
        error={problem}
        submitLabel={submitLabel(asks, counts)}
        busyLabel={asks ? "Asking" : "Deciding"}
        isBusy={isBusy}
        isGrave={counts.some(({ outcome }) => outcome === "LOCK")}
        onSubmit={send}
        onCancel={onDone}
      />
    </section>
  );
}

function submitLabel(asks: boolean, counts: ReturnType<typeof countsOf>): string {
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const [only] = counts;
  const verb = counts.length === 1 && only ? outcomeWords[only.outcome].verb : "Decide";
  return asks ? `Ask to ${verb.toLowerCase()} ${accountsText(all)}` : `${verb} ${accountsText(all)}`;
}

function Nobody({ options, total, onChoose, children }: LinkedDecisionProps & { children: ReactNode }) {
  const most = Math.min(total, options.mostAsked);
  return (
    <div className="grid gap-3 border-t border-border px-4 py-3">
      <div className="flex flex-wrap items-center gap-3 text-muted-fg">
        <p>
          Choose accounts to decide them together: up to {options.most} alone, up to {options.mostAsked} with another
          lead.
        </p>
        <Button size="small" onClick={() => onChoose(options.most)}>
          Choose the nearest
        </Button>
        {total > options.most ? (
          <Button size="small" onClick={() => onChoose(most)}>
            {most === total ? `Choose all ${total}` : `Choose the nearest ${most}`}
          </Button>
        ) : null}
      </div>
      {children}
    </div>
  );
}
