import { Scale } from "lucide-react";
import Link from "next/link";
import type { StatusAsked } from "@/server/accounts/application/use-cases/change-status/ask-status-within";
import type { AccountStatus } from "@/server/accounts/domain/value-objects/account-status";
import { type ActedOn, actReceipt } from "./act-receipt";
import type { ConfirmReceipt } from "./confirm-frame";
import type { AfterLock } from "./lock-receipt";
import type { ReceiptStep } from "./receipt-list";
import { Time } from "./time";

type StatusReceipt = {
  account: ActedOn;
  to: AccountStatus;
  asked: StatusAsked;
  at: Date;
  onClose: () => void;
  next?: AfterLock | undefined;
};

const titles = {
  SUSPENDED: "Asked to suspend",
  ACTIVE: "Asked to activate",
  DISABLED: "Asked to disable",
} as const;

/** What was done at once, and what waits for another lead. */
export function statusReceipt({ account, to, asked, at, onClose, next }: StatusReceipt): ConfirmReceipt {
  const receipt = actReceipt({
    title: titles[to],
    account,
    at,
    auditEntryId: asked.auditEntryId,
    steps: [...containedSteps(asked), waitingStep(asked)],
    onClose,
    ...(next ? { next } : {}),
  });
  return {
    ...receipt,
    emblem: (
      <span className="edged grid size-10 shrink-0 place-items-center rounded-full bg-st-suspended-bg text-st-suspended-fg">
        <Scale aria-hidden="true" className="size-4" />
      </span>
    ),
  };
}

function containedSteps({ containedUntil, sessionsEnded }: StatusAsked): readonly ReceiptStep[] {
  if (!containedUntil) return [];
  const ended = `${sessionsEnded} ${sessionsEnded === 1 ? "session" : "sessions"} ended`;
  return [
    {
      key: "contained",
      state: "done",
      what: "Locked meanwhile",
      how: sessionsEnded > 0 ? ended : "no session had to end",
      after: <Time at={containedUntil.toISOString()} />,
    },
  ];
}

const waitingStep = ({ approvalId, expiresAt }: StatusAsked): ReceiptStep => ({
  key: "waiting",
  state: "waiting",
  what: "Waits for another lead",
  how: "lapses after a day",
  after: (
    <>
      <Link href={`/console/approvals?ap=${approvalId}`} prefetch={false} className="link">
        Open request
      </Link>{" "}
      <span className="sr-only">
        answer by <Time at={expiresAt.toISOString()} />
      </span>
    </>
  ),
});
