import { Check, Clock, Minus, TriangleAlert, Undo2, X } from "lucide-react";
import type { ApprovalRowDto } from "@/server/accounts/application/dto/approval-dto";

const looks = {
  PENDING: { Icon: Clock, word: "Waiting", className: "text-muted-fg" },
  APPROVED: { Icon: Check, word: "Approved", className: "text-success" },
  DECLINED: { Icon: X, word: "Declined", className: "text-fg" },
  LAPSED: { Icon: Minus, word: "Lapsed", className: "text-muted-fg" },
  WITHDRAWN: { Icon: Undo2, word: "Withdrawn", className: "text-muted-fg" },
  REFUSED: { Icon: TriangleAlert, word: "Not carried out", className: "text-warn" },
} as const;

/** How a request ended, in a word and a shape. */
export function ApprovalStateMark({ state }: { state: ApprovalRowDto["state"] }) {
  const { Icon, word, className } = looks[state];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Icon aria-hidden="true" className={`size-4 shrink-0 ${className}`} strokeWidth={1.75} />
      {word}
    </span>
  );
}
