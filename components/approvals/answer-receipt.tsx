import { CircleCheck, TriangleAlert } from "lucide-react";
import type { ConfirmReceipt } from "@/components/kit/confirm-frame";
import { AuditLink } from "@/components/kit/lock-receipt";
import { ReceiptList, type ReceiptStep } from "@/components/kit/receipt-list";
import { Time } from "@/components/kit/time";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { ApprovalDto } from "@/server/accounts/application/dto/approval-dto";

type Answered = {
  title: string;
  request: ApprovalDto;
  at: Date;
  auditEntryId: string;
  emblem: keyof typeof emblems;
  steps: readonly ReceiptStep[];
  onClose: () => void;
};

/** What an answer to a request leaves: whom it was about, when, written where, and what came of it. */
export function answerReceipt({ title, request, at, auditEntryId, emblem, steps, onClose }: Answered): ConfirmReceipt {
  return {
    title,
    description: (
      <>
        <About request={request} /> · <Time at={at.toISOString()} /> · audit <AuditLink id={auditEntryId} />
      </>
    ),
    emblem: <Emblem {...emblems[emblem]} />,
    body: <ReceiptList heading="Outcome" afterHeading="" steps={steps} />,
    buttons: (
      <Button tone="primary" onClick={onClose} keys={<Kbd onSolid>Esc</Kbd>}>
        Back to the requests
      </Button>
    ),
  };
}

/** Whom or what it is about and who asked. */
export function About({ request: { target, policy, requestedBy } }: { request: ApprovalDto }) {
  return (
    <>
      <bdi>{target?.name.text ?? (policy ? `Trust policy v${policy.version}` : "A new colleague")}</bdi> · asked by{" "}
      <bdi>{requestedBy}</bdi>
    </>
  );
}

const emblems = {
  inEffect: { Icon: CircleCheck, look: "bg-st-active-bg text-st-active-fg" },
  failed: { Icon: TriangleAlert, look: "bg-warn-bg text-warn-text" },
  noEffect: { Icon: CircleCheck, look: "bg-sunken text-muted-fg" },
} as const;

function Emblem({ Icon, look }: { Icon: typeof CircleCheck; look: string }) {
  return (
    <span className={`edged grid size-10 shrink-0 place-items-center rounded-full ${look}`}>
      <Icon aria-hidden="true" className="size-4" />
    </span>
  );
}
