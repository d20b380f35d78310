import { CircleCheck } from "lucide-react";
import type { ConfirmReceipt } from "@/components/kit/confirm-frame";
import { AuditLink } from "@/components/kit/lock-receipt";
import { ReceiptList, type ReceiptStep } from "@/components/kit/receipt-list";
import { Time } from "@/components/kit/time";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Kbd } from "@/components/ui/kbd";
import type { AskedOfTeam } from "@/server/accounts/application/use-cases/assign-role/ask-of-team-within";

type AskedReceipt = {
  title: string;
  name: string;
  at: Date;
  asked: AskedOfTeam;
  /** What holds already; nothing when everything waits. */
  done?: readonly ReceiptStep[];
  onClose: () => void;
};

/** What asking leaves: written where, and whose yes it waits for. */
export function askedReceipt({ title, name, at, asked, done = [], onClose }: AskedReceipt): ConfirmReceipt {
  return {
    title,
    description: (
      <>
        <bdi>{name}</bdi> · <Time at={at.toISOString()} /> · audit <AuditLink id={asked.auditEntryId} />
      </>
    ),
    emblem: (
      <span className="edged grid size-10 shrink-0 place-items-center rounded-full bg-st-active-bg text-st-active-fg">
        <CircleCheck aria-hidden="true" className="size-4" />
      </span>
    ),
    body: <ReceiptList heading="What happens" afterHeading="" steps={[...done, waitingStep(asked)]} />,
    buttons: (
      <>
        <Button tone="primary" onClick={onClose} keys={<Kbd onSolid>Esc</Kbd>}>
          Back to the team
        </Button>
        <ButtonLink href="/console/approvals">Approvals</ButtonLink>
      </>
    ),
  };
}

const waitingStep = ({ approver }: AskedOfTeam): ReceiptStep => ({
  key: "waiting",
  state: "waiting",
  what: approver === "ADMIN" ? "Waits for another admin" : "Waits for whoever runs the server",
  how:
    approver === "ADMIN"
      ? "and lapses after 24 hours"
      : "there is no other admin who could approve: npm run cli -- create-staff",
});
