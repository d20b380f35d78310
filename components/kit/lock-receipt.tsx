"use client";

import { Lock } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useEffect } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { LockPublicationDto, LockReceiptDto } from "@/server/accounts/application/dto/lock-receipt-dto";
import type { ConfirmReceipt } from "./confirm-frame";
import { shortId } from "./id-text";
import { ReceiptList, type ReceiptStep } from "./receipt-list";
import { Time } from "./time";
import { clockText, dateText, defaultTimeZone } from "./time-text";

export type LockProof = {
  readonly receipt: LockReceiptDto;
  /** Null until it was asked for the first time. */
  readonly publication: LockPublicationDto | null;
};

export type AfterLock = { readonly label: string; readonly run: () => void };

/** What the lock dialog turns into: until when, who and where it is written, and the proof that it holds. */
export function lockReceipt({ receipt, publication }: LockProof, name: string, next: AfterLock, onClose: () => void) {
  return {
    title: receipt.until ? `Locked until ${untilText(receipt.until)}` : "Locked",
    description: (
      <>
        <bdi>{name}</bdi> · <Time at={receipt.lockedAt.toISOString()} as="full-exact" /> · audit{" "}
        <AuditLink id={receipt.auditEntryId} />
      </>
    ),
    emblem: (
      <span className="edged grid size-10 shrink-0 place-items-center rounded-full bg-st-locked-bg text-st-locked-fg">
        <Lock aria-hidden="true" className="size-4" />
      </span>
    ),
    body: <Proof receipt={receipt} publication={publication} />,
    buttons: <ReceiptButtons next={next} onClose={onClose} />,
  } satisfies ConfirmReceipt;
}

/** The entry of the audit trail that the act left. */
export function AuditLink({ id }: { id: string }) {
  return (
    <Link href={`/console/audit?ev=${id}`} prefetch={false} className="link mono">
      {shortId(id)}
    </Link>
  );
}

const untilText = (until: Date): string => {
  const [day, month] = dateText(until.getTime(), defaultTimeZone).split(" ");
  return `${day} ${month}, ${clockText(until.getTime(), defaultTimeZone)}`;
};

function Proof({ receipt, publication }: LockProof) {
  const missing = receipt.sessionsEnded - receipt.sessionsRefused;
  return (
    <div>
      <ReceiptList
        afterHeading="from the order"
        steps={[savedStep(receipt), sessionsStep(receipt), eventStep(publication), ...askedSteps(receipt)]}
      />
      {missing > 0 ? (
        <p role="alert" className="pt-2 text-danger">
          {missing} {missing === 1 ? "session is" : "sessions are"} not confirmed: treat as live, and end the sessions
          of this account again.
        </p>
      ) : null}
    </div>
  );
}

const ms = (count: number): string => `${count} ms`;

const savedStep = ({ savedMs }: LockReceiptDto): ReceiptStep => ({
  key: "saved",
  state: "done",
  what: "Lock saved",
  how: "in one write with its audit entry",
  after: ms(savedMs),
});

function sessionsStep({ scope, sessionsEnded, sessionsRefused, refusedMs }: LockReceiptDto): ReceiptStep {
  const common = { key: "sessions", after: ms(refusedMs) } as const;
  if (scope !== "ACCOUNT") return { ...common, state: "done", what: "Sessions stay", how: "this lock ends none" };
  if (sessionsEnded === 0) return { ...common, state: "done", what: "No session to end", how: "none was live" };
  return {
    ...common,
    state: sessionsRefused === sessionsEnded ? "done" : "failed",
    what: `${sessionsRefused} of ${sessionsEnded} ${sessionsEnded === 1 ? "session" : "sessions"} refused`,
    how: "checked by probe, stays ended after an unlock",
  };
}

function eventStep(publication: LockPublicationDto | null): ReceiptStep {
  const after = publication?.publishedAfterMs ?? null;
  const common = { key: "event", how: "AccountLocked" } as const;
  return after === null
    ? { ...common, state: "waiting", what: "Event on its way" }
    : { ...common, state: "done", what: "Event published", after: ms(after) };
}

/** What waits for a second person, and where. */
function askedSteps({ asked }: LockReceiptDto): readonly ReceiptStep[] {
  if (!asked) return [];
  return [
    {
      key: "asked",
      state: "waiting",
      what: `Asked: locked until ${untilText(asked.until)}`,
      how: `a lead answers by ${untilText(asked.expiresAt)}`,
      after: (
        <Link href={`/console/approvals?ap=${asked.approvalId}`} prefetch={false} className="link">
          Open request
        </Link>
      ),
    },
  ];
}

/** What comes next, by Enter, and a way to close. */
export function ReceiptButtons({ next, onClose }: { next: AfterLock; onClose: () => void }): ReactNode {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isOwnKey = event.target instanceof Element && event.target.closest("a, button") !== null;
      if (event.key !== "Enter" || isOwnKey || event.repeat || event.isComposing) return;
      event.preventDefault();
      next.run();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [next]);
  return (
    <>
      <Button tone="primary" onClick={next.run} keys={<Kbd onSolid>↵</Kbd>}>
        <bdi>{next.label}</bdi>
      </Button>
      <Button onClick={onClose} keys={<Kbd>Esc</Kbd>}>
        Close
      </Button>
    </>
  );
}
