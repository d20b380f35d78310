"use client";

import { useMutation } from "@tanstack/react-query";
import { CircleAlert, CircleCheck, Play } from "lucide-react";
import { useState } from "react";
import { countWords } from "@/components/kit/policy-words";
import { useStaffSession } from "@/components/shell/staff-session";
import { QueryProblem } from "@/components/trpc/query-problem";
import { sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { ActionButton } from "@/components/ui/action-button";
import { InlineError } from "@/components/ui/inline-error";
import { Panel } from "@/components/ui/panel";
import { Segmented } from "@/components/ui/segmented";
import type { PolicyDto } from "@/server/accounts/application/dto/policy-dto";
import { ActivationDialog } from "./activation-dialog";
import { CompareMenu } from "./compare-menu";
import { titleAgainst } from "./comparison-words";
import { countChanges } from "./count-changes";
import { DraftBehind } from "./draft-behind";
import { DraftTaken } from "./draft-taken";
import { EditorProvider } from "./editor-context";
import { FactorsPanel } from "./factors-panel";
import { MoreRules } from "./more-rules";
import { PolicyHead } from "./policy-head";
import { ResultsPanel } from "./results-panel";
import { ThresholdsPanel } from "./thresholds-panel";
import { useComparison } from "./use-comparison";
import { useDraftSaving } from "./use-draft-saving";
import { isGoingOn } from "./use-policy";
import { usePolicyText } from "./use-policy-text";
import { YamlView } from "./yaml-view";

const views = [
  { value: "form", label: "Form" },
  { value: "yaml", label: "YAML" },
] as const;

type PolicyEditorProps = { policy: PolicyDto; onChanged: () => Promise<unknown> };

/** The draft as a form and as YAML beside what the population says to it. Mounted anew for every version. */
export function PolicyEditor({ policy, onChanged }: PolicyEditorProps) {
  const trpc = useTRPC();
  const { can } = useStaffSession();
  const [view, setView] = useState<"form" | "yaml">("form");
  const [isAsking, setIsAsking] = useState(false);
  const text = usePolicyText(policy);
  const mayWrite = can.includes("policy.change-draft");
  const mayRun = can.includes("policy.backtest");
  const saving = useDraftSaving(policy, text, { isOn: mayWrite, onSaved: onChanged });
  const backtest = useMutation(trpc.policies.backtest.mutationOptions({ onSuccess: () => void onChanged() }));
  const run = () => saving.save(() => backtest.mutate({ version: policy.version }));
  const isReadOnly = !mayWrite || text.document === null;
  const comparison = useComparison(policy);
  const changes = countChanges(text.shown, comparison.document);
  return (
    <EditorProvider
      value={{
        text,
        compared: comparison.document,
        isReadOnly: view === "form" ? isReadOnly : !mayWrite,
      }}
    >
      <PolicyHead policy={policy} {...(mayWrite ? { saved: `, ${saving.words}` } : {})}>
        <CompareMenu policy={policy} comparison={comparison} />
        {mayRun ? (
          <ActionButton
            icon={<Play aria-hidden="true" className="size-4" strokeWidth={1.75} />}
            blockedBecause={text.isValid ? null : "The document has wrong values; mend them first."}
            onClick={run}
            busy={backtest.isPending || isGoingOn(policy.run)}
            busyLabel="Running"
          >
            {policy.run?.result ? "Run again" : "Simulate"}
          </ActionButton>
        ) : null}
        {can.includes("policy.request-publish") ? (
          <ActionButton
            tone="primary"
            blockedBecause={whyNotAsk(policy, saving.isDirty)}
            onClick={() => setIsAsking(true)}
          >
            Request activation…
          </ActionButton>
        ) : null}
      </PolicyHead>
      {saving.conflict ? (
        <DraftTaken policy={policy} conflict={saving.conflict} onTakeTheirs={saving.takeTheirs} />
      ) : (
        <DraftBehind policy={policy} isUnsaved={saving.isDirty} mayWrite={mayWrite} onMerged={onChanged} />
      )}
      {saving.problem ? (
        <InlineError message={saving.problem} onRetry={() => saving.save()} retrying={saving.isSaving} />
      ) : null}
      {comparison.problem ? <QueryProblem {...comparison.problem} /> : null}
      {backtest.error ? <InlineError message={sentenceOf(backtest.error)} onRetry={run} /> : null}
      <div className="grid gap-4 p-4 sm:px-6 xl:grid-cols-[minmax(0,640px)_minmax(0,1fr)] xl:items-start">
        <div className="grid min-w-0 gap-4">
          <Panel
            title={titleAgainst(view === "form" ? "Factors" : "Document", comparison.against)}
            note={changes === 0 ? "no value changed" : countWords(changes, "value changed", "values changed")}
            actions={
              <>
                <Validity text={text} />
                <Segmented label="Document: view" segments={views} value={view} onChange={setView} />
              </>
            }
          >
            {view === "form" && text.syntax ? (
              <p role="status" className="border-b border-warn-bd bg-warn-bg px-4 py-2 text-warn-text">
                The YAML can't be read (line {text.syntax.line}). It is kept as you typed it; this form shows what stood
                there before.
              </p>
            ) : null}
            {view === "form" ? <FactorsPanel /> : <YamlView />}
          </Panel>
          {view === "form" ? (
            <>
              <ThresholdsPanel />
              <MoreRules />
            </>
          ) : null}
        </div>
        <ResultsPanel
          policy={policy}
          isUnsaved={saving.isDirty}
          mayRun={mayRun}
          onRun={run}
          running={backtest.isPending}
          onChanged={() => void onChanged()}
        />
      </div>
      {isAsking ? (
        <ActivationDialog policy={policy} onClose={() => setIsAsking(false)} onDone={() => void onChanged()} />
      ) : null}
    </EditorProvider>
  );
}

function whyNotAsk(policy: PolicyDto, isDirty: boolean): string | null {
  if (policy.waiting) return `${policy.waiting.by} asked already; another lead has to answer.`;
  if (isDirty) return "What you changed is not saved yet.";
  if (policy.merge) return `v${policy.merge.live} went live meanwhile; choose value by value first.`;
  if (policy.changes.length === 0) return "Nothing differs from the live version.";
  return policy.run?.counts ? null : "Run this very document first; the result must be younger than 24 hours.";
}

function Validity({ text }: { text: ReturnType<typeof usePolicyText> }) {
  const wrong = text.syntax ? 1 : text.problems.length;
  return (
    <span
      role="status"
      className={`inline-flex items-center gap-1 text-meta ${wrong > 0 ? "text-danger" : "text-muted-fg"}`}
    >
      {wrong > 0 ? (
        <CircleAlert aria-hidden="true" className="size-3.5" />
      ) : (
        <CircleCheck aria-hidden="true" className="size-3.5 text-success" />
      )}
      {wrong > 0 ? countWords(wrong, "error", "errors") : "Valid"}
    </span>
  );
}
