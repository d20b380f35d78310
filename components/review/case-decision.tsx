"use client";

import dynamic from "next/dynamic";
import { useEffect, useRef, useState } from "react";
import { DecisionBar, type Outcome } from "@/components/kit/decision-bar";
import { useStaffSession } from "@/components/shell/staff-session";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { Notice } from "@/components/ui/notice";
import { useIsOnline } from "@/components/ui/offline-banner";
import type { OutcomeDto, ReviewCaseDto } from "@/server/accounts/application/dto/review-case-dto";
import type { ClearCaseInput } from "@/server/accounts/application/use-cases/clear-case/clear-case.schema";
import { ClearForm } from "./clear-form";
import { DecidedNote } from "./decided-note";
import { keepDraft, noteOf, useDraft } from "./decision-drafts";
import type { CaseDialogProps, NextCase } from "./lock-case-dialog";
import { useSentDecisions } from "./sent-decisions";

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
  onClear: (input: ClearCaseInput) => void;
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

const keysOf = { CLEAR: "1", SUSPEND: "4", LOCK: "5" } as const;
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

function Deciding({ reviewCase, next, onClear, onDialog }: DecidingProps) {
  const isOnline = useIsOnline();
  const composing = useComposing(reviewCase);
  const outcomes = reviewCase.outcomes.map((outcome) => barOutcome(outcome, isOnline));
  const choose = (key: string) => {
    if (outcomes.find((outcome) => outcome.key === key)?.blockedBecause !== null) return;
    if (isDialogOutcome(key)) onDialog(key);
    else composing.open();
  };
  useShortcut("case-clear", () => choose("CLEAR"));
  useShortcut("case-suspend", () => choose("SUSPEND"));
  useShortcut("case-lock", () => choose("LOCK"));
  const { clear } = composing;
  return (
    <DecisionBar
      outcomes={outcomes}
      chosen={composing.isOpen ? "CLEAR" : null}
      onChoose={choose}
      banner={<UnsavedNote caseId={reviewCase.id} />}
    >
      {composing.isOpen && clear ? (
        <ClearForm
          subject={{ caseId: reviewCase.id, version: reviewCase.version }}
          outcome={clear}
          reasonCode={composing.draft.reasonCode}
          note={composing.draft.note}
          onChange={composing.keep}
          onSend={onClear}
          onCancel={composing.close}
          nextName={next?.name ?? null}
          pickerRef={composing.picker}
        />
      ) : null}
    </DecisionBar>
  );
}

/** Whether the form of Clear stands open, with what is entered in it. A draft of earlier opens it by itself. */
function useComposing(reviewCase: ReviewCaseDto) {
  const me = useStaffSession();
  const kept = useDraft(me.accountId, reviewCase.id);
  const [choice, setChoice] = useState<"open" | "closed" | null>(null);
  const picker = useRef<HTMLDivElement>(null);
  const clear = reviewCase.outcomes.find(({ outcome }) => outcome === "CLEAR") ?? null;
  const draft =
    kept?.outcome === "CLEAR" ? kept : { reasonCode: clear?.suggested ?? null, note: kept ? noteOf(kept) : "" };
  const isOpen = choice === "open" || (choice === null && kept?.outcome === "CLEAR");
  useEffect(() => {
    if (choice === "open") picker.current?.focus();
  }, [choice]);
  const close = () => setChoice("closed");
  useEscape(isOpen, close);
  return {
    clear,
    draft,
    isOpen,
    picker,
    keep: (entered: { reasonCode: string | null; note: string }) =>
      keepDraft(me.accountId, reviewCase.id, { outcome: "CLEAR", ...entered }),
    open: () => {
      setChoice("open");
      picker.current?.focus();
    },
    close,
  };
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
  const unsaved = useSentDecisions().find((decision) => decision.caseId === caseId && decision.state === "unsaved");
  return unsaved ? (
    <Notice role="status">
      <b className="font-semibold">Not saved.</b> {unsaved.problem} Your draft is kept below.
    </Notice>
  ) : null;
}
