"use client";

import type { ReactNode } from "react";
import { DecisionForm } from "@/components/kit/decision-form";
import { Button } from "@/components/ui/button";
import type { ClusterChoicesDto } from "@/server/accounts/application/dto/cluster-decision-dto";
import type { LinkedChoice } from "./linked-answer";
import { CommonAnswer, OtherAnswer, optionOf, reasonsOf } from "./linked-answer-fields";
import { accountsText, countsOf, effectsOf, outcomeWords } from "./linked-effects";
import { Receipt } from "./linked-receipt";
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
  const { entries, change, problem, receipt, isBusy, send } = decision;
  if (choices.length === 0) return <Nobody {...props}>{receipt ? <Receipt receipt={receipt} /> : null}</Nobody>;
  const counts = countsOf(choices, entries);
  const others = counts.filter(({ outcome }) => outcome !== entries.outcome);
  const leftOut = total - choices.length;
  const noteRequired = asks || counts.some(({ outcome }) => optionOf(options, outcome)?.noteRequired);
  return (
    <section aria-label="Decide together" className="grid gap-3 border-t border-border px-4 py-3">
      <Chosen count={choices.length} most={options.mostAsked} counts={counts} asks={asks} />
      <DecisionForm
        title="Decide together"
        reason={
          <div className="grid content-start gap-3">
            <CommonAnswer options={options} decision={decision} asks={asks} />
            {others.map(({ outcome, count }) => (
              <OtherAnswer
                key={outcome}
                outcome={outcome}
                count={count}
                reasons={reasonsOf(options, outcome)}
                decision={decision}
                asks={asks}
              />
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

type ChosenProps = { count: number; most: number; counts: ReturnType<typeof countsOf>; asks: boolean };

/** How many, how many of each decision, and whether one person may: said again as it changes. */
function Chosen({ count, most, counts, asks }: ChosenProps) {
  const each = counts.map((one) => `${outcomeWords[one.outcome].verb.toLowerCase()} ${one.count}`).join(", ");
  return (
    <p role="status">
      <b className="font-emphasis">{accountsText(count)} chosen</b>
      <span className="text-muted-fg">
        {count > most ? `: at most ${most}` : ""}
        {counts.length > 1 ? `: ${each}` : ""}
        {asks ? ". More than you may decide alone: another lead has to agree." : ""}
      </span>
    </p>
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
