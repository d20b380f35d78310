"use client";

import { Check, Undo2, X } from "lucide-react";
import { useState } from "react";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { ApprovalDto } from "@/server/accounts/application/dto/approval-dto";
import { ApproveDialog } from "./approve-dialog";
import { DeclineDialog } from "./decline-dialog";
import { WithdrawDialog } from "./withdraw-dialog";

type Answer = "approve" | "decline" | "withdraw";

const icon = { "aria-hidden": true, className: "size-4", strokeWidth: 1.75 } as const;

/** Approve or decline, by press or by key; or why this reader can't. */
export function ApprovalAnswer({ request, onDecided }: { request: ApprovalDto; onDecided: () => void }) {
  const [asked, setAsked] = useState<Answer | null>(null);
  const { answering } = request;
  const isAllowed = answering?.allowed === true;
  useShortcut("approval-approve", () => setAsked("approve"), isAllowed && asked === null);
  useShortcut("approval-decline", () => setAsked("decline"), isAllowed && asked === null);
  // A dialog stays with its receipt when the request behind it is decided.
  const isWithdrawable = request.isOwn && request.state === "PENDING";
  if (!answering && asked === null && !isWithdrawable) return null;
  const dialog = { request, onDecided, onClose: () => setAsked(null) };
  return (
    <footer className="flex flex-wrap items-center gap-2 border-t border-border px-4 py-3 sm:px-6 print:hidden">
      {isAllowed ? (
        <>
          <Button
            tone="primary"
            icon={<Check {...icon} />}
            aria-keyshortcuts="a"
            keys={<Kbd onSolid>a</Kbd>}
            onClick={() => setAsked("approve")}
          >
            Approve
          </Button>
          <Button icon={<X {...icon} />} aria-keyshortcuts="d" keys={<Kbd>d</Kbd>} onClick={() => setAsked("decline")}>
            Decline
          </Button>
        </>
      ) : (
        <p className="text-muted-fg">{answering?.because ?? "This request is decided."}</p>
      )}
      {isWithdrawable ? (
        <Button icon={<Undo2 {...icon} />} onClick={() => setAsked("withdraw")}>
          Withdraw
        </Button>
      ) : null}
      {asked === "approve" ? <ApproveDialog {...dialog} /> : null}
      {asked === "decline" ? <DeclineDialog {...dialog} /> : null}
      {asked === "withdraw" ? <WithdrawDialog {...dialog} /> : null}
    </footer>
  );
}
