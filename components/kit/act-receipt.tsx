import { CircleCheck } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { ConfirmReceipt } from "./confirm-frame";
import { type AfterLock, AuditLink, ReceiptButtons } from "./lock-receipt";
import { ReceiptList, type ReceiptStep } from "./receipt-list";
import { Time } from "./time";

export type ActedOn = { readonly id: string; readonly name: string };

type ActReceipt = {
  title: string;
  account: ActedOn;
  at: Date;
  auditEntryId: string;
  steps: readonly ReceiptStep[];
  onClose: () => void;
  /** Where one goes on; back to the account when left out. */
  next?: AfterLock;
};

/** What an act leaves: done when, written where, and what it did. */
export function actReceipt({ title, account, at, auditEntryId, steps, onClose, next }: ActReceipt): ConfirmReceipt {
  return {
    title,
    description: (
      <>
        <bdi>{account.name}</bdi> · <Time at={at.toISOString()} /> · audit <AuditLink id={auditEntryId} />
      </>
    ),
    emblem: (
      <span className="edged grid size-10 shrink-0 place-items-center rounded-full bg-st-active-bg text-st-active-fg">
        <CircleCheck aria-hidden="true" className="size-4" />
      </span>
    ),
    body: <ReceiptList afterHeading="" steps={steps} />,
    buttons: next ? (
      <ReceiptButtons next={next} onClose={onClose} />
    ) : (
      <Button tone="primary" onClick={onClose} keys={<Kbd onSolid>Esc</Kbd>}>
        Back to the account
      </Button>
    ),
  };
}
