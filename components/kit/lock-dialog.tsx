"use client";

import { Lock, Scale } from "lucide-react";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio-group";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import type { LockPreviewDto } from "@/server/accounts/application/dto/lock-preview-dto";
import type { LockScope } from "@/server/accounts/domain/value-objects/lock-reason";
import { ConfirmFrame, type ConfirmPhase, FormRow } from "./confirm-frame";
import { IdText } from "./id-text";
import { LockEffects, type LockPreview } from "./lock-effects";
import {
  endOfDay,
  isLockDraftDirty,
  type LockAnswers,
  type LockDraft,
  type LockProblems,
  readLockDraft,
} from "./lock-order";
import { type AfterLock, type LockProof, lockReceipt } from "./lock-receipt";
import { Time } from "./time";
import { dateText, defaultTimeZone } from "./time-text";

export type LockReasonChoice = { readonly code: string; readonly label: string };

type LockDialogProps = {
  account: { readonly id: string; readonly name: string };
  reasons: readonly LockReasonChoice[];
  preview: LockPreview;
  draft: LockDraft;
  onDraft: (draft: LockDraft) => void;
  phase: ConfirmPhase;
  /** What the server refused last, by field, and the sentence for what belongs to none. */
  refused: { readonly problems: LockProblems; readonly sentence: string | null };
  onLock: (answers: LockAnswers) => void;
  onClose: () => void;
  proof: LockProof | null;
  next: AfterLock;
};

/** Lock account: reason, how long, scope, what happens, note; the same dialog then shows the proof. */
export function LockDialog(props: LockDialogProps) {
  const { account, draft, onDraft, phase, refused, proof, next, onClose } = props;
  const [found, setFound] = useState<LockProblems>({});
  const reason = useRef<HTMLSelectElement>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  const problems = { ...refused.problems, ...found };
  const submit = () => {
    const read = readLockDraft(draft);
    if ("answers" in read) {
      setFound({});
      props.onLock(read.answers);
      return;
    }
    setFound(read.problems);
    (read.problems.reasonCode ? reason : note).current?.focus();
  };
  return (
    <ConfirmFrame
      open
      onClose={onClose}
      phase={phase}
      title="Lock account"
      description={
        <>
          <bdi>{account.name}</bdi> · <IdText value={account.id} name="account id" canCopy={false} /> · takes effect at
          once, can be undone
        </>
      }
      submitLabel={dealOf(draft, props.preview)}
      busyLabel="Locking"
      submitIcon={<Lock aria-hidden="true" className="size-4" strokeWidth={1.75} />}
      tone="danger"
      onSubmit={submit}
      error={refused.sentence}
      isDirty={isLockDraftDirty(draft)}
      receipt={proof && lockReceipt(proof, account.name, next, onClose)}
      initialFocus={reason}
    >
      <LockFields {...props} problems={problems} reasonRef={reason} noteRef={note} onDraft={onDraft} />
    </ConfirmFrame>
  );
}

type LockFieldsProps = LockDialogProps & {
  problems: LockProblems;
  reasonRef: React.RefObject<HTMLSelectElement | null>;
  noteRef: React.RefObject<HTMLTextAreaElement | null>;
};

function LockFields({ reasons, preview, draft, onDraft, problems, reasonRef, noteRef }: LockFieldsProps) {
  const id = useId();
  const change = (part: Partial<LockDraft>) => onDraft({ ...draft, ...part });
  const chooseByDigit = (event: KeyboardEvent) => {
    const chosen = /^[1-9]$/.test(event.key) ? reasons[Number(event.key) - 1] : undefined;
    if (chosen === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    change({ reasonCode: chosen.code });
  };
  return (
    <>
      {preview.data?.lock ? <AlreadyLocked lock={preview.data.lock} /> : null}
      <SelectField
        ref={reasonRef}
        id={`${id}-reason`}
        label="Reason"
        layout="beside"
        placeholder="Choose a reason"
        options={reasons.map(({ code, label }) => ({ value: code, label }))}
        value={draft.reasonCode}
        onChange={(event) => change({ reasonCode: event.target.value })}
        onKeyDown={chooseByDigit}
        error={problems.reasonCode}
        required
      />
      <HowLong id={id} preview={preview} draft={draft} onChange={change} problems={problems} />
      <RadioGroup
        id={`${id}-scope`}
        name={`${id}-scope`}
        legend="Scope"
        layout="beside"
        options={scopesOf(preview.data).map(({ scope, label }) => ({ value: scope, label }))}
        value={draft.scope}
        onChange={(event) => {
          const chosen = scopesOf(preview.data).find(({ scope }) => scope === event.target.value);
          if (chosen) change({ scope: chosen.scope });
        }}
        error={problems.scope}
      />
      <LockEffects preview={preview} scope={draft.scope} />
      <TextareaField
        ref={noteRef}
        id={`${id}-note`}
        label="Note"
        labelNote="(staff)"
        layout="beside"
        value={draft.note}
        onChange={(event) => change({ note: event.target.value })}
        error={problems.note}
        required
      />
    </>
  );
}

type HowLongProps = {
  id: string;
  preview: LockPreview;
  draft: LockDraft;
  onChange: (part: Partial<LockDraft>) => void;
  problems: LockProblems;
};

/** One person locks up to the policy's hours; the server offers what is longer to whoever may ask a second person. */
function HowLong({ id, preview, draft, onChange, problems }: HowLongProps) {
  const asked = askedFor(draft, preview);
  const lengths = [...short, ...durationsOf(preview)].map(({ hours, label }) => ({ value: String(hours), label }));
  return (
    <>
      <RadioGroup
        id={`${id}-hours`}
        name={`${id}-hours`}
        legend="How long"
        layout="beside"
        options={mayAskForMore(preview) ? [...lengths, { value: untilDate, label: "Until a date" }] : lengths}
        value={draft.untilDay === null ? String(draft.hours) : untilDate}
        onChange={({ target: { value } }) =>
          onChange(value === untilDate ? { untilDay: "" } : { hours: Number(value), untilDay: null })
        }
        error={problems.hours}
      />
      {draft.untilDay === null ? null : (
        <TextField
          type="date"
          id={`${id}-until`}
          label="Until the end of"
          layout="beside"
          min={dayIn(0)}
          max={dayIn(365)}
          value={draft.untilDay}
          onChange={(event) => onChange({ untilDay: event.target.value })}
          error={problems.until}
          className="max-w-48"
          required
        />
      )}
      {asked ? <TheDeal asked={asked} lock={preview.data?.lock ?? null} /> : null}
    </>
  );
}

/** What takes effect now and what waits, before it is sent. */
function TheDeal({ asked, lock }: { asked: Asked; lock: LockPreviewDto["lock"] }) {
  return (
    <FormRow>
      <Notice role="status" icon={<Scale aria-hidden="true" />}>
        <b className="font-semibold">
          {lock ? "The lock stays as it is now" : `${aloneText} now`}, {asked.label} when a second person agrees.
        </b>{" "}
        If no lead answers within a day, the lock ends as if nobody had asked.
      </Notice>
    </FormRow>
  );
}

type Duration = LockPreviewDto["durations"][number];

const aloneText = "24 hours";

const short = [
  { hours: 1, label: "1 hour" },
  { hours: 6, label: "6 hours" },
] as const;

const untilCounted: readonly Duration[] = [{ hours: 24, label: aloneText, needsApproval: false }];

const durationsOf = (preview: LockPreview): readonly Duration[] => preview.data?.durations ?? untilCounted;

const mayAskForMore = (preview: LockPreview): boolean =>
  durationsOf(preview).some(({ needsApproval }) => needsApproval);

const untilDate = "date";
const DAY_MS = 86_400_000;

/** "2026-12-05", that many days from now, where the house is. */
const dayIn = (days: number): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone: defaultTimeZone }).format(Date.now() + days * DAY_MS);

type Asked = { readonly label: string };

/** What needs a second person, if that is what is chosen. */
function askedFor({ hours, untilDay }: LockDraft, preview: LockPreview): Asked | null {
  if (untilDay === null) {
    return durationsOf(preview).find((duration) => duration.hours === hours && duration.needsApproval) ?? null;
  }
  const end = new Date(endOfDay(untilDay)).getTime();
  return end > Date.now() + DAY_MS ? { label: `until ${dateText(end, defaultTimeZone)}` } : null;
}

function dealOf(draft: LockDraft, preview: LockPreview): string {
  const asked = askedFor(draft, preview);
  if (asked) return `Lock for 24 h, ask ${asked.label.startsWith("until") ? "" : "for "}${asked.label}`;
  return draft.untilDay === null ? `Lock for ${hoursText(draft.hours)}` : "Lock until that day ends";
}

function AlreadyLocked({ lock }: { lock: NonNullable<LockPreviewDto["lock"]> }) {
  return (
    <FormRow>
      <Notice icon={<Scale aria-hidden="true" />}>
        <b className="font-semibold">Already locked</b> by <bdi>{lock.by}</bdi>: {lock.reasonLabel}
        {lock.until ? (
          <>
            , until <Time at={lock.until.toISOString()} />
          </>
        ) : null}
        . A lock with the same or an earlier end changes nothing.
      </Notice>
    </FormRow>
  );
}

const wholeAccount: LockPreviewDto["scopes"] = [{ scope: "ACCOUNT" satisfies LockScope, label: "Whole account" }];

const scopesOf = (data: LockPreviewDto | null): LockPreviewDto["scopes"] => data?.scopes ?? wholeAccount;

const hoursText = (hours: number): string => `${hours} h`;
