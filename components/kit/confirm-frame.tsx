"use client";

import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";

export type ConfirmPhase = "composing" | "submitting" | "receipt";

export type ConfirmReceipt = {
  readonly title: ReactNode;
  readonly description: ReactNode;
  readonly emblem?: ReactNode;
  readonly body: ReactNode;
  /** The buttons of the receipt: what comes next first, undo after it. */
  readonly buttons: ReactNode;
};

type ConfirmFrameProps = {
  open: boolean;
  onClose: () => void;
  phase: ConfirmPhase;
  /** The verb and its object: "Lock account". */
  title: string;
  /** Whom it concerns and how final it is. */
  description: ReactNode;
  /** The form, made of `Field layout="beside"` and FormRow. */
  children: ReactNode;
  /** Names the deal: "Lock for 24 h". */
  submitLabel: string;
  busyLabel: string;
  submitIcon?: ReactNode;
  tone: "danger" | "primary";
  onSubmit: () => void;
  /** Refusal of the last attempt, in a sentence; what was typed stays. */
  error?: string | null;
  /** True once something was typed: leaving then asks, inside the dialog. */
  isDirty: boolean;
  receipt: ConfirmReceipt | null;
  initialFocus?: RefObject<HTMLElement | null>;
};

/** The frame of every act with consequences: compose, submit once, and the same dialog turns into the receipt. */
export function ConfirmFrame(props: ConfirmFrameProps) {
  const { open, onClose, phase, isDirty, receipt } = props;
  const [isAsking, setIsAsking] = useState(false);
  const formId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (phase === "receipt") heading.current?.focus();
  }, [phase]);
  const close = () => {
    setIsAsking(false);
    onClose();
  };
  const holdOpen = () => {
    if (phase === "submitting") return true;
    if (phase === "receipt" || !isDirty || isAsking) return false;
    setIsAsking(true);
    return true;
  };
  const shown = phase === "receipt" ? receipt : null;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) close();
      }}
      role="alertdialog"
      title={shown?.title ?? props.title}
      description={shown?.description ?? props.description}
      emblem={shown?.emblem}
      titleRef={heading}
      hideClose={shown !== null}
      onAttemptClose={holdOpen}
      initialFocus={props.initialFocus}
      footer={
        shown?.buttons ?? (
          <ComposeButtons
            {...props}
            formId={formId}
            isAsking={isAsking}
            setIsAsking={setIsAsking}
            onLeave={close}
            holdOpen={holdOpen}
          />
        )
      }
    >
      {shown ? <DialogBody>{shown.body}</DialogBody> : <ComposeForm {...props} formId={formId} />}
    </Dialog>
  );
}

function ComposeForm({ formId, phase, onSubmit, error, children }: ConfirmFrameProps & { formId: string }) {
  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (phase === "composing") onSubmit();
  };
  return (
    <form
      id={formId}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event);
      }}
    >
      <DialogBody>
        {children}
        {error ? (
          <p role="alert" className="text-danger sm:ps-32">
            {error}
          </p>
        ) : null}
      </DialogBody>
    </form>
  );
}

type ComposeButtonsProps = ConfirmFrameProps & {
  formId: string;
  isAsking: boolean;
  setIsAsking: (isAsking: boolean) => void;
  onLeave: () => void;
  holdOpen: () => boolean;
};

function ComposeButtons(props: ComposeButtonsProps) {
  const { formId, phase, tone, submitLabel, busyLabel, submitIcon, isAsking, setIsAsking, onLeave, holdOpen } = props;
  if (isAsking) {
    return (
      <>
        <p role="status" className="font-emphasis">
          Discard what you have entered?
        </p>
        <Button tone="quiet-danger" onClick={onLeave}>
          Discard
        </Button>
        <Button onClick={() => setIsAsking(false)}>Keep</Button>
      </>
    );
  }
  return (
    <>
      <Button
        type="submit"
        form={formId}
        tone={tone}
        icon={submitIcon}
        busy={phase === "submitting"}
        busyLabel={busyLabel}
        aria-keyshortcuts="Control+Enter"
        keys={<Kbd onSolid>Ctrl ↵</Kbd>}
      >
        {submitLabel}
      </Button>
      <Button
        onClick={() => {
          if (!holdOpen()) onLeave();
        }}
        keys={<Kbd>Esc</Kbd>}
      >
        Cancel
      </Button>
    </>
  );
}

/** A row of the dialog without a control of its own: its name at the left, what it says at the right. */
export function FormRow({ label, note, children }: { label?: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 gap-y-1 sm:grid-cols-[112px_minmax(0,1fr)]">
      <div className="pt-1.5 max-sm:empty:hidden">
        {label ? <p className="font-medium">{label}</p> : null}
        {note ? <p className="text-meta text-muted-fg">{note}</p> : null}
      </div>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
