"use client";

import { useMutation } from "@tanstack/react-query";
import { Play } from "lucide-react";
import { sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { StaleBanner } from "@/components/ui/stale-banner";
import type { BacktestDto, PolicyDto, PolicyRunDto } from "@/server/accounts/application/dto/policy-dto";
import { Distribution } from "./distribution";
import { BacktestFigures } from "./figures";
import { HeldOut } from "./held-out";
import { Hits, Movers } from "./movers";
import { ReviewSample } from "./review-sample";
import { RunNote } from "./run-note";
import { isGoingOn } from "./use-policy";
import { WhoMoves } from "./who-moves";

type ResultsPanelProps = {
  policy: PolicyDto;
  /** The text on the screen is not the one that the server has. */
  isUnsaved: boolean;
  mayRun: boolean;
  onRun: () => void;
  running: boolean;
  onChanged: () => void;
};

/** What the population says to a document: the newest run, whether it still counts, and how far a new one is. */
export function ResultsPanel({ policy, isUnsaved, mayRun, onRun, running, onChanged }: ResultsPanelProps) {
  const { run } = policy;
  const isStale = run?.result != null && (isUnsaved || run.contentHash !== policy.contentHash);
  return (
    <Panel title="Effect on real accounts" note={run ? <RunNote run={run} isStale={isStale} /> : "not run yet"}>
      {isGoingOn(run) && run ? <Progress run={run} mayCancel={mayRun} onChanged={onChanged} /> : null}
      {isStale ? (
        mayRun ? (
          <StaleBanner onRefresh={onRun} refreshing={running}>
            Draft changed since this run
          </StaleBanner>
        ) : (
          <p className="border-b border-warn-bd bg-warn-bg px-4 py-1.5 text-meta text-warn-text">
            Draft changed since this run
          </p>
        )
      ) : null}
      {run?.state === "FAILED" ? (
        <div className="p-4">
          <Notice tone="warn">The run broke off. {run.problem ?? "Start it again."}</Notice>
        </div>
      ) : null}
      {run?.state === "CANCELLED" ? (
        <p className="px-4 py-3 text-muted-fg">The run was cancelled. Nothing was kept of it.</p>
      ) : null}
      {run?.result ? <Results run={run} result={run.result} policy={policy} onChanged={onChanged} /> : null}
      {run === null || (!run.result && !isGoingOn(run)) ? (
        <div className="grid justify-items-start gap-3 px-4 py-6">
          <p className="max-w-prose text-muted-fg">
            A run scores every account under this document and under the live one, without changing anybody: who moves,
            how many more flags there would be, what share of the known bad is caught, and which good accounts are hit.
          </p>
          {mayRun ? (
            <Button
              icon={<Play aria-hidden="true" className="size-4" strokeWidth={1.75} />}
              onClick={onRun}
              busy={running}
              busyLabel="Starting"
            >
              Simulate
            </Button>
          ) : null}
        </div>
      ) : null}
    </Panel>
  );
}

function Progress({ run, mayCancel, onChanged }: { run: PolicyRunDto; mayCancel: boolean; onChanged: () => void }) {
  const trpc = useTRPC();
  const cancel = useMutation(trpc.policies.cancelBacktest.mutationOptions({ onSuccess: onChanged }));
  const share = run.total > 0 ? Math.min(100, Math.round((100 * run.done) / run.total)) : 0;
  return (
    <div className="flex flex-wrap items-center gap-3 border-b border-border px-4 py-3">
      <progress aria-label="Backtest" value={share} max={100} className="h-2 min-w-32 flex-1 accent-primary" />
      <span role="status" className="text-meta tabular-nums">
        {run.state === "WAITING"
          ? "Waiting for the worker"
          : `${run.done.toLocaleString("en-IN")} of ${run.total.toLocaleString("en-IN")}, ${share} %`}
      </span>
      {mayCancel ? (
        <Button
          size="small"
          onClick={() => cancel.mutate({ runId: run.id })}
          busy={cancel.isPending}
          busyLabel="Cancelling"
        >
          Cancel
        </Button>
      ) : null}
      {cancel.error ? (
        <p role="alert" className="w-full text-danger">
          {sentenceOf(cancel.error)}
        </p>
      ) : null}
    </div>
  );
}

type ResultsProps = { run: PolicyRunDto; result: BacktestDto; policy: PolicyDto; onChanged: () => void };

function Results({ run, result, policy, onChanged }: ResultsProps) {
  const from = `v${run.liveVersion}`;
  const to = `${policy.state === "DRAFT" ? "Draft v" : "v"}${policy.version}`;
  return (
    <>
      <BacktestFigures result={result} />
      <HeldOut heldOut={result.heldOut} />
      <section aria-label="Who moves" className="border-b border-border px-4 py-3">
        <h3 className="font-semibold">
          Who moves <span className="text-meta font-normal text-muted-fg">columns: {to}; by plain thresholds</span>
        </h3>
        <WhoMoves moves={result.moves} from={from} to={to} />
      </section>
      <Distribution distribution={result.distribution} thresholds={policy.document.thresholds} from={from} to={to} />
      <Movers movers={result.movers} action={<ReviewSample run={run} onChanged={onChanged} />} />
      <Hits hits={result.hits} hitCount={result.hitCount} />
    </>
  );
}
