"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useStaffSession } from "@/components/shell/staff-session";
import { sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { InlineError } from "@/components/ui/inline-error";
import type { PolicyDto } from "@/server/accounts/application/dto/policy-dto";
import type { PolicyAct } from "./policy-act";
import { PolicyActs } from "./policy-acts";
import { PolicyDialogs } from "./policy-dialogs";
import { PolicyGuard } from "./policy-guard";
import { PolicyHead } from "./policy-head";
import { PolicyReading } from "./policy-reading";
import { PolicyWaiting } from "./policy-waiting";
import { ResultsPanel } from "./results-panel";

type PolicyViewProps = { policy: PolicyDto; onChanged: () => Promise<unknown> };

/** A version to read: its differences, its report, its document; with what this person may do with it. */
export function PolicyView({ policy, onChanged }: PolicyViewProps) {
  const trpc = useTRPC();
  const { can } = useStaffSession();
  const [open, setOpen] = useState<PolicyAct | null>(null);
  const changed = () => void onChanged();
  const backtest = useMutation(trpc.policies.backtest.mutationOptions({ onSuccess: changed }));
  const shadow = useMutation(trpc.policies.startShadow.mutationOptions({ onSuccess: changed }));
  const isOpen = policy.state === "DRAFT" || policy.state === "SHADOW";
  const run = () => backtest.mutate({ version: policy.version });
  return (
    <>
      <PolicyHead policy={policy}>
        <PolicyActs
          policy={policy}
          onShadow={() => shadow.mutate({ version: policy.version })}
          isStarting={shadow.isPending}
          onAsk={setOpen}
        />
      </PolicyHead>
      <PolicyGuard policy={policy} />
      <PolicyWaiting waiting={policy.waiting} />
      {shadow.error ? <InlineError message={sentenceOf(shadow.error)} /> : null}
      {backtest.error ? <InlineError message={sentenceOf(backtest.error)} onRetry={run} /> : null}
      <div className="grid gap-4 p-4 sm:px-6 xl:grid-cols-2 xl:items-start">
        <PolicyReading policy={policy} />
        {isOpen || policy.run ? (
          <ResultsPanel
            policy={policy}
            isUnsaved={false}
            mayRun={isOpen && can.includes("policy.backtest")}
            onRun={run}
            running={backtest.isPending}
            onChanged={changed}
          />
        ) : null}
      </div>
      <PolicyDialogs policy={policy} open={open} onClose={() => setOpen(null)} onDone={changed} />
    </>
  );
}
