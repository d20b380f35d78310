import { CircleCheck } from "lucide-react";
import type { ConfirmReceipt } from "@/components/kit/confirm-frame";
import { AuditLink } from "@/components/kit/lock-receipt";
import { ReceiptList, type ReceiptStep } from "@/components/kit/receipt-list";
import { Time } from "@/components/kit/time";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { ActedOn } from "./lock-account-dialog";

type ActReceipt = {
  title: string;
  account: ActedOn;
  at: Date;
  auditEntryId: string;
  steps: readonly ReceiptStep[];
  onClose: () => void;
};

/** What an act leaves: done when, written where, and what it did. */
export function actReceipt({ title, account, at, auditEntryId, steps, onClose }: ActReceipt): ConfirmReceipt {
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
    buttons: (
      <Button tone="primary" onClick={onClose} keys={<Kbd onSolid>Esc</Kbd>}>
        Back to the account
      </Button>
    ),
  };
}
