"use client";

import { Hourglass } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useRef, useState } from "react";
import { DecisionBar, type Outcome } from "@/components/kit/decision-bar";
import { Time } from "@/components/kit/time";
import { WaitingRequest } from "@/components/kit/waiting-request";
import { useStaffSession } from "@/components/shell/staff-session";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { Notice } from "@/components/ui/notice";
import { useIsOnline } from "@/components/ui/offline-banner";
import type { OutcomeDto, ReviewCaseDto } from "@/server/accounts/application/dto/review-case-dto";
import { DecidedNote } from "./decided-note";
import { keepDraft, noteOf, useDraft } from "./decision-drafts";
import type { InlineAnswer, InlineEntries, InlineOutcome } from "./inline-answers";
import { InlineForm } from "./inline-form";
import type { CaseDialogProps, NextCase } from "./lock-case-dialog";
import { useUnsavedProblem } from "./sent-decisions";

// Without `ssr: false` there is no boundary of its own, and the whole page would hide while this loads.
const LockCaseDialog = dynamic(() => import("./lock-case-dialog").then((module) => module.LockCaseDialog), {
  ssr: false,
});
const SuspendCaseDialog = dynamic(() => import("./suspend-case-dialog").then((module) => module.SuspendCaseDialog), {
  ssr: false,
});

export type CaseDecisionProps = {
  reviewCase: ReviewCaseDto;
  next: NextCase | null;
  onAnswer: (answer: InlineAnswer) => void;
  /** Locked or suspended: the case left the queue, the receipt is still open. */
  onDecided: () => void;
  onNext: () => void;
};

/** The foot of the pane: decide, read what was decided, or read only. */
export function CaseDecision(props: CaseDecisionProps) {
  const { reviewCase, next, onNext } = props;
  const [dialog, setDialog] = useState<DialogOutcome | null>(null);
  const outcome = reviewCase.outcomes.find((one) => one.outcome === dialog);
  const foot = reviewCase.decision ? (
    <DecidedNote caseId={reviewCase.id} decision={reviewCase.decision} next={next} onNext={onNext} />
  ) : reviewCase.outcomes.length === 0 ? (
    <p
      id="decision"
      className="shrink-0 border-t border-border-strong bg-bg px-4 py-3 text-muted-fg sm:px-6 print:hidden"
    >
      You can read this case. Analysts and leads decide it.
    </p>
  ) : (
    <Deciding {...props} onDialog={setDialog} />
  );
  return (
    <>
      {foot}
      {dialog && outcome ? (
        <OutcomeDialog
          of={dialog}
          reviewCase={reviewCase}
          outcome={outcome}
          next={next}
          onDecided={props.onDecided}
          onNext={() => {
            setDialog(null);
            onNext();
          }}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </>
  );
}

/** What asks more before it acts, in a dialog over the page. */
type DialogOutcome = "LOCK" | "SUSPEND";

const isDialogOutcome = (key: string): key is DialogOutcome => key === "LOCK" || key === "SUSPEND";

const OutcomeDialog = ({ of, ...props }: { of: DialogOutcome } & CaseDialogProps) =>
  of === "LOCK" ? <LockCaseDialog {...props} /> : <SuspendCaseDialog {...props} />;

const keysOf = { CLEAR: "1", VERIFY: "2", LIMIT: "3", SUSPEND: "4", LOCK: "5" } as const;
const whileOffline = "You are offline. Your draft is kept.";

const barOutcome = ({ outcome, label, blockedBecause }: OutcomeDto, isOnline: boolean): Outcome => ({
  key: outcome,
  label,
  digit: keysOf[outcome],
  isGrave: isDialogOutcome(outcome),
  opensDialog: isDialogOutcome(outcome),
  blockedBecause: isOnline ? blockedBecause : whileOffline,
});

type DecidingProps = CaseDecisionProps & { onDialog: (outcome: DialogOutcome) => void };

function Deciding({ reviewCase, next, onAnswer, onDialog }: DecidingProps) {
  const isOnline = useIsOnline();
  const composing = useComposing(reviewCase);
  const outcomes = reviewCase.outcomes.map((outcome) => barOutcome(outcome, isOnline));
  const choose = (key: OutcomeDto["outcome"]) => {
    if (outcomes.find((outcome) => outcome.key === key)?.blockedBecause !== null) return;
    if (isDialogOutcome(key)) onDialog(key);
    else composing.open(key);
  };
  useShortcut("case-clear", () => choose("CLEAR"));
  useShortcut("case-verify", () => choose("VERIFY"));
  useShortcut("case-limit", () => choose("LIMIT"));
  useShortcut("case-suspend", () => choose("SUSPEND"));
  useShortcut("case-lock", () => choose("LOCK"));
  const { chosen } = composing;
  return (
    <DecisionBar
      outcomes={outcomes}
      chosen={chosen?.outcome ?? null}
      onChoose={(key) => {
        const found = reviewCase.outcomes.find(({ outcome }) => outcome === key);
        if (found) choose(found.outcome);
      }}
      banner={
        <>
          <UnsavedNote caseId={reviewCase.id} />
          <WaitingNote waiting={reviewCase.waiting} />
          {reviewCase.account.waiting.map((request) => (
            <WaitingRequest key={request.id} request={request} role="status" />
          ))}
        </>
      }
    >
      {composing.kind && chosen ? (
        <InlineForm
          key={composing.kind}
          kind={composing.kind}
          subject={{ caseId: reviewCase.id, version: reviewCase.version }}
          outcome={chosen}
          entries={composing.entries}
          onChange={composing.keep}
          onSend={onAnswer}
          onCancel={composing.close}
          nextName={next?.name ?? null}
          pickerRef={composing.picker}
        />
      ) : null}
    </DecisionBar>
  );
}

/** Which form stands open, with what is entered in it. A draft of earlier opens its own by itself. */
function useComposing(reviewCase: ReviewCaseDto) {
  const me = useStaffSession();
  const kept = useDraft(me.accountId, reviewCase.id);
  const [choice, setChoice] = useState<InlineOutcome | "closed" | null>(null);
  const picker = useRef<HTMLDivElement>(null);
  const drafted = kept && kept.outcome !== "LOCK" && kept.outcome !== "SUSPEND" ? kept : null;
  const kind = choice === "closed" ? null : (choice ?? drafted?.outcome ?? null);
  const chosen = reviewCase.outcomes.find(({ outcome }) => outcome === kind) ?? null;
  const fresh: InlineEntries = {
    reasonCode: chosen?.suggested ?? null,
    note: kept ? noteOf(kept) : "",
    level: "HIGH",
    days: 30,
  };
  const entries = drafted !== null && drafted.outcome === kind ? drafted : fresh;
  useEffect(() => {
    if (choice !== null && choice !== "closed") picker.current?.focus();
  }, [choice]);
  const close = () => setChoice("closed");
  useEscape(kind !== null, close);
  return {
    kind,
    chosen,
    entries,
    picker,
    keep: (entered: InlineEntries) => {
      if (kind) keepDraft(me.accountId, reviewCase.id, { ...entered, outcome: kind });
    },
    open: (outcome: InlineOutcome) => {
      setChoice(outcome);
      picker.current?.focus();
    },
    close,
  };
}

/** The holder was asked; whoever opens the case may decide all the same. */
function WaitingNote({ waiting }: Pick<ReviewCaseDto, "waiting">) {
  if (!waiting) return null;
  return (
    <Notice role="status" icon={<Hourglass aria-hidden="true" />}>
      <b className="font-semibold">Waiting for the holder.</b> <bdi>{waiting.by}</bdi> asked them to confirm that it is
      them: {waiting.reasonLabel}. Back in the queue <Time at={waiting.until.toISOString()} /> at the latest.
    </Notice>
  );
}

/** Escape closes the form from anywhere in the page, unless a layer above it hears the key. */
function useEscape(isOn: boolean, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!isOn) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const isLayered = document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null;
      if (event.key === "Escape" && !event.defaultPrevented && !isLayered) latest.current();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [isOn]);
}

function UnsavedNote({ caseId }: { caseId: string }) {
  const problem = useUnsavedProblem(caseId);
  return problem === null ? null : (
    <Notice role="status">
      <b className="font-semibold">Not saved.</b> {problem} Your draft is kept below.
    </Notice>
  );
}
