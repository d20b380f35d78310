"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { PolicyChanges } from "@/components/kit/policy-changes";
import { countWords } from "@/components/kit/policy-words";
import { useStaffSession } from "@/components/shell/staff-session";
import { sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { InlineError } from "@/components/ui/inline-error";
import { Panel } from "@/components/ui/panel";
import type { PolicyDto } from "@/server/accounts/application/dto/policy-dto";
import { ActivationDialog } from "./activation-dialog";
import { DiscardDialog } from "./discard-dialog";
import { mayBeAsked } from "./may-be-asked";
import { PolicyGuard } from "./policy-guard";
import { PolicyHead } from "./policy-head";
import { RampActs } from "./ramp-acts";
import { RampDialog, type RampMove } from "./ramp-dialog";
import { RampPanel } from "./ramp-panel";
import { ResultsPanel } from "./results-panel";
import { RollBackDialog } from "./roll-back-dialog";
import { ShadowReport } from "./shadow-report";
import { yamlOf } from "./use-policy-text";

type PolicyViewProps = { policy: PolicyDto; onChanged: () => Promise<unknown> };

/** A version to read: its differences, its report, its document; with what this person may do with it. */
export function PolicyView({ policy, onChanged }: PolicyViewProps) {
  const trpc = useTRPC();
  const { can } = useStaffSession();
  const [open, setOpen] = useState<"ask" | "roll-back" | "discard" | RampMove | null>(null);
  const backtest = useMutation(trpc.policies.backtest.mutationOptions({ onSuccess: () => void onChanged() }));
  const shadow = useMutation(trpc.policies.startShadow.mutationOptions({ onSuccess: () => void onChanged() }));
  const isOpen = policy.state === "DRAFT" || policy.state === "SHADOW";
  const mayRun = isOpen && can.includes("policy.backtest");
  const run = () => backtest.mutate({ version: policy.version });
  return (
    <>
      <PolicyHead policy={policy}>
        {policy.state === "DRAFT" ? <ButtonLink href="/console/policies/trust/draft">Edit</ButtonLink> : null}
        {policy.state === "DRAFT" && !policy.merge && can.includes("policy.start-shadow") ? (
          <Button
            onClick={() => shadow.mutate({ version: policy.version })}
            busy={shadow.isPending}
            busyLabel="Starting"
          >
            Start shadow
          </Button>
        ) : null}
        {isOpen && can.includes("policy.discard") ? (
          <Button tone="quiet-danger" onClick={() => setOpen("discard")}>
            Discard…
          </Button>
        ) : null}
        {mayBeAsked(policy) && can.includes("policy.request-publish") ? (
          <Button tone="primary" onClick={() => setOpen("ask")}>
            Request activation…
          </Button>
        ) : null}
        {policy.state === "RETIRED" && can.includes("policy.roll-back") ? (
          <Button onClick={() => setOpen("roll-back")}>Roll back to this…</Button>
        ) : null}
        {policy.state === "RAMPING" ? <RampActs policy={policy} onAsk={setOpen} /> : null}
      </PolicyHead>
      <PolicyGuard policy={policy} />
      {policy.waiting ? (
        <p className="border-b border-border bg-primary-soft px-4 py-2 text-primary-soft-fg sm:px-6">
          {policy.waiting.by} asked to put this in force.{" "}
          <ButtonLink size="small" href={`/console/approvals?ap=${policy.waiting.approvalId}`}>
            See the request
          </ButtonLink>
        </p>
      ) : null}
      {shadow.error ? <InlineError message={sentenceOf(shadow.error)} /> : null}
      {backtest.error ? <InlineError message={sentenceOf(backtest.error)} onRetry={run} /> : null}
      <div className="grid gap-4 p-4 sm:px-6 xl:grid-cols-2 xl:items-start">
        <div className="grid min-w-0 gap-4">
          {policy.ramp ? <RampPanel policy={policy} ramp={policy.ramp} /> : null}
          <Panel
            title="Changes"
            note={
              policy.compared
                ? `${countWords(policy.changes.length, "value", "values")} against v${policy.compared.version}`
                : "the first version there was"
            }
          >
            <div className="px-4 py-3">
              <PolicyChanges changes={policy.changes} />
            </div>
          </Panel>
          {policy.shadow ? (
            <ShadowReport report={policy.shadow} version={policy.version} live={policy.compared?.version ?? null} />
          ) : null}
          <Panel title="Document" note={<span className="mono">sha256 {policy.contentHash.slice(0, 12)}</span>}>
            <details>
              <summary className="cursor-default px-4 py-2.5 font-medium">Show it as YAML</summary>
              <pre className="mono px-4 pb-4 break-words whitespace-pre-wrap">{yamlOf(policy.document)}</pre>
            </details>
          </Panel>
        </div>
        {isOpen || policy.run ? (
          <ResultsPanel
            policy={policy}
            isUnsaved={false}
            mayRun={mayRun}
            onRun={run}
            running={backtest.isPending}
            onChanged={() => void onChanged()}
          />
        ) : null}
      </div>
      {open === "ask" ? (
        <ActivationDialog policy={policy} onClose={() => setOpen(null)} onDone={() => void onChanged()} />
      ) : null}
      {open === "roll-back" ? (
        <RollBackDialog version={policy.version} onClose={() => setOpen(null)} onDone={() => void onChanged()} />
      ) : null}
      {open === "pauseRamp" || open === "resumeRamp" || open === "takeRampBack" ? (
        <RampDialog
          move={open}
          version={policy.version}
          live={policy.compared?.version ?? null}
          onClose={() => setOpen(null)}
          onDone={() => void onChanged()}
        />
      ) : null}
      {open === "discard" ? (
        <DiscardDialog version={policy.version} onClose={() => setOpen(null)} onDone={() => void onChanged()} />
      ) : null}
    </>
  );
}
