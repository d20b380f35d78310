"use client";

import Link from "next/link";
import { useId } from "react";
import { DecisionForm } from "@/components/kit/decision-form";
import { ReasonPicker } from "@/components/kit/reason-picker";
import { riskNames } from "@/components/kit/risk-level";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select-field";
import type { ClusterChoicesDto } from "@/server/accounts/application/dto/cluster-decision-dto";
import type { LinkedAccountDto } from "@/server/accounts/application/dto/linked-accounts-dto";
import type { LimitLevel } from "@/server/accounts/domain/value-objects/limit-level";
import type { LinkedEntries } from "./linked-answer";
import { type LinkedReceipt, useLinkedDecision } from "./use-linked-decision";

type LinkedDecisionProps = {
  choices: ClusterChoicesDto;
  accounts: readonly LinkedAccountDto[];
  onChooseAll: () => void;
  onDone: () => void;
};

/** Linked accounts decided together: chosen above, answered here, each by the rules of its own. */
export function LinkedDecision({ choices, accounts, onChooseAll, onDone }: LinkedDecisionProps) {
  const { entries, change, problem, receipt, isBusy, send } = useLinkedDecision(accounts, onDone);
  const outcome = choices.outcomes.find((one) => one.outcome === entries.outcome);
  if (accounts.length === 0 || !outcome) {
    return (
      <div className="grid gap-3 border-t border-border px-4 py-3">
        <p className="flex flex-wrap items-center gap-3 text-muted-fg">
          Choose accounts to decide them together, up to {choices.most} at once.
          <Button size="small" onClick={onChooseAll}>
            Choose the nearest
          </Button>
        </p>
        {receipt ? <Receipt {...receipt} /> : null}
      </div>
    );
  }
  return (
    <section aria-label="Decide together" className="grid gap-3 border-t border-border px-4 py-3">
      <p className="font-emphasis" role="status">
        {accounts.length} {accounts.length === 1 ? "account" : "accounts"} chosen
        {accounts.length > choices.most ? `: at most ${choices.most} at once` : ""}
      </p>
      <DecisionForm
        title="Decide together"
        reason={
          <div className="grid content-start gap-3">
            <Fields choices={choices} entries={entries} change={change} />
            <ReasonPicker
              reasons={outcome.reasons}
              value={entries.reasonCode}
              onChange={(reasonCode) => change({ reasonCode })}
            />
          </div>
        }
        effects={effectsOf(entries.outcome, accounts)}
        note={entries.note}
        onNote={(note) => change({ note })}
        noteIsRequired={outcome.noteRequired}
        error={problem}
        submitLabel={`${outcome.label} ${accounts.length} ${accounts.length === 1 ? "account" : "accounts"}`}
        busyLabel="Deciding"
        isBusy={isBusy}
        isGrave={entries.outcome === "LOCK"}
        onSubmit={send}
        onCancel={onDone}
      />
    </section>
  );
}

const levels: readonly LimitLevel[] = ["MEDIUM", "HIGH", "CRITICAL"];
const days = [7, 14, 30, 60, 90] as const;
const hours = [1, 4, 12, 24] as const;

type FieldsProps = {
  choices: ClusterChoicesDto;
  entries: LinkedEntries;
  change: (changed: Partial<LinkedEntries>) => void;
};

function Fields({ choices, entries, change }: FieldsProps) {
  const id = useId();
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <SelectField
        id={`${id}-outcome`}
        label="Decision"
        options={choices.outcomes.map(({ outcome, label }) => ({ value: outcome, label }))}
        value={entries.outcome}
        onChange={({ target: { value } }) => {
          const known = choices.outcomes.find(({ outcome }) => outcome === value);
          if (known) change({ outcome: known.outcome, reasonCode: null });
        }}
      />
      {entries.outcome === "LIMIT" ? (
        <>
          <SelectField
            id={`${id}-level`}
            label="No more than"
            options={levels.map((level) => ({ value: level, label: `what ${riskNames[level]} gives` }))}
            value={entries.level}
            onChange={({ target: { value } }) => {
              const level = levels.find((known) => known === value);
              if (level) change({ level });
            }}
          />
          <SelectField
            id={`${id}-days`}
            label="How long"
            options={days.map((count) => ({ value: String(count), label: `${count} days` }))}
            value={String(entries.days)}
            onChange={({ target: { value } }) => change({ days: Number(value) })}
          />
        </>
      ) : null}
      {entries.outcome === "LOCK" ? (
        <SelectField
          id={`${id}-hours`}
          label="How long"
          options={hours.map((count) => ({ value: String(count), label: count === 1 ? "1 hour" : `${count} hours` }))}
          value={String(entries.hours)}
          onChange={({ target: { value } }) => change({ hours: Number(value) })}
        />
      ) : null}
    </div>
  );
}

/** What happens to how many of those chosen. */
function effectsOf(outcome: LinkedEntries["outcome"], accounts: readonly LinkedAccountDto[]): readonly string[] {
  const cases = accounts.filter(({ openCase }) => openCase !== null).length;
  const without = accounts.length - cases;
  const closing = cases === 1 ? "1 open case closes." : `${cases} open cases close.`;
  const left = without > 0 ? [`${without} without an open case ${without === 1 ? "is" : "are"} refused.`] : [];
  const each = "Each account is decided by its own rules and leaves an entry of its own.";
  const locked = accounts.length === 1 ? "1 account is locked" : `${accounts.length} accounts are locked`;
  if (outcome === "LOCK") return [`${locked}, and all sessions end.`, ...(cases > 0 ? [closing] : []), each];
  if (outcome === "VERIFY") return [`${cases} holders are asked to prove that it is them.`, ...left, each];
  if (outcome === "LIMIT") return [`${cases} have no more than the chosen level gives. ${closing}`, ...left, each];
  return [closing, ...left, each];
}

const doneWords = { CLEAR: "Cleared", VERIFY: "Asked", LIMIT: "Limited", LOCK: "Locked" } as const;

function Receipt({ outcome, names, answers }: LinkedReceipt) {
  const decided = answers.filter(({ code }) => code === null).length;
  return (
    <div role="status" className="grid gap-1">
      <p className="font-emphasis">
        {doneWords[outcome]} {decided} of {answers.length}
      </p>
      <ul className="grid gap-1 text-muted-fg">
        {answers.map(({ accountId, code, sentence, auditEntryId }) => (
          <li key={accountId}>
            <bdi>{names.get(accountId) ?? accountId}</bdi>:{" "}
            {code ? (
              <span className="text-danger">
                not decided. {sentence} <span className="font-mono text-meta">{code}</span>
              </span>
            ) : (
              <Link href={`/console/audit?ev=${auditEntryId ?? ""}`} prefetch={false} className="link">
                {doneWords[outcome].toLowerCase()}, see the entry
              </Link>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
