"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Plus, X } from "lucide-react";
import { useId, useState } from "react";
import { pointsText, standingText } from "@/components/kit/points";
import { RiskChip } from "@/components/kit/risk-chip";
import { riskNames } from "@/components/kit/risk-level";
import { Time } from "@/components/kit/time";
import { QueryProblem } from "@/components/trpc/query-problem";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { WhatIfDto } from "@/server/accounts/application/dto/outlook-dto";
import { imaginedOf, type TriedChange, whatIfOptions } from "./what-if-options";

const changesAtMost = 10;
const first: TriedChange = { id: 1, value: "ORDER_COMPLETED", count: "1" };

/** Scores changes that nobody made, each as it is typed. */
export function WhatIfPanel({ accountId }: { accountId: string }) {
  const trpc = useTRPC();
  const id = useId();
  const [tried, setTried] = useState<readonly TriedChange[]>([first]);
  const [days, setDays] = useState("0");
  const inDays = Math.min(365, Math.max(0, Math.trunc(Number(days)) || 0));
  const { data, error, isPlaceholderData, isFetching, refetch } = useQuery(
    trpc.trust.whatIf.queryOptions(
      { accountId, imagined: imaginedOf(tried), inDays },
      { placeholderData: keepPreviousData },
    ),
  );
  const change = (next: TriedChange) => setTried(tried.map((one) => (one.id === next.id ? next : one)));
  return (
    <section aria-label="What if" className="grid gap-3 border-t border-row-line px-4 py-3">
      <ul className="grid gap-2" aria-label="Changes to try">
        {tried.map((one, index) => (
          <li key={one.id}>
            <ChangeRow
              change={one}
              number={index + 1}
              onChange={change}
              onRemove={tried.length > 1 ? () => setTried(tried.filter(({ id: other }) => other !== one.id)) : null}
            />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-end gap-3">
        <TextField
          id={`${id}-days`}
          label="In days"
          inputMode="numeric"
          value={days}
          onChange={(event) => setDays(event.target.value)}
          className="w-20"
        />
        <Button
          size="small"
          icon={<Plus aria-hidden="true" className="size-3.5" />}
          aria-disabled={tried.length >= changesAtMost || undefined}
          onClick={() => {
            if (tried.length < changesAtMost) setTried([...tried, { ...first, id: nextId(tried) }]);
          }}
        >
          Add change
        </Button>
      </div>
      {error ? <QueryProblem error={error} isFetching={isFetching} refetch={refetch} /> : null}
      {data ? <Outcome outcome={data} isOld={isPlaceholderData} /> : null}
    </section>
  );
}

const nextId = (tried: readonly TriedChange[]): number => Math.max(...tried.map(({ id }) => id)) + 1;

type ChangeRowProps = {
  change: TriedChange;
  number: number;
  onChange: (next: TriedChange) => void;
  onRemove: (() => void) | null;
};

function ChangeRow({ change, number, onChange, onRemove }: ChangeRowProps) {
  const id = useId();
  return (
    <div className="grid grid-cols-[64px_minmax(0,1fr)_auto] items-end gap-2">
      <TextField
        id={`${id}-count`}
        label={number === 1 ? "Count" : <span className="sr-only">Count of change {number}</span>}
        inputMode="numeric"
        value={change.count}
        onChange={(event) => onChange({ ...change, count: event.target.value })}
      />
      <SelectField
        id={`${id}-kind`}
        label={number === 1 ? "Change" : <span className="sr-only">Change {number}</span>}
        options={whatIfOptions}
        value={change.value}
        onChange={(event) => onChange({ ...change, value: event.target.value })}
      />
      {onRemove ? (
        <IconButton label={`Remove change ${number}`} icon={<X aria-hidden="true" />} onClick={onRemove} />
      ) : (
        <span />
      )}
    </div>
  );
}

function Outcome({ outcome, isOld }: { outcome: WhatIfDto; isOld: boolean }) {
  return (
    <div role="status" aria-busy={isOld || undefined} className="grid gap-1.5 border-t border-row-line pt-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="text-muted-fg">{standingText(outcome.beforeMilli)}</span>
        <span aria-hidden="true" className="text-muted-fg">
          →
        </span>
        <span className="sr-only">becomes</span>
        <b className="text-lede font-semibold">{standingText(outcome.scoreMilli)}</b>
        <RiskChip level={outcome.risk} />
      </p>
      {outcome.lines.length > 0 ? (
        <ul className="text-muted-fg">
          {outcome.lines.map(({ label, movedMilli }) => (
            <li key={label}>
              {label} {pointsText(Math.round(movedMilli / 100))}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-muted-fg">Nothing moves.</p>
      )}
      {outcome.levelFollows ? (
        <p className="text-meta text-muted-fg">
          The level follows: {riskNames[outcome.levelFollows.risk]} on{" "}
          <Time at={outcome.levelFollows.at.toISOString()} as="minute" />
        </p>
      ) : null}
    </div>
  );
}
