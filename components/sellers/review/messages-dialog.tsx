"use client";

import { RelativeTime } from "@/components/kit/relative-time";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody } from "@/components/ui/dialog";
import type { HistoryLineDto, SellerMessageDto } from "@/server/accounts/application/dto/stage-review-dto";
import { History } from "./stage-rail";

type MessagesDialogProps = {
  messages: readonly SellerMessageDto[];
  history: readonly HistoryLineDto[];
  onClose: () => void;
};

/** What the seller was told, newest first, and what happened. */
export function MessagesDialog({ messages, history, onClose }: MessagesDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Messages to the seller"
      description="In the words the seller had them. Answers come as a new submission."
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <DialogBody>
        {messages.length === 0 ? (
          <p className="text-muted-fg">Nothing was sent yet.</p>
        ) : (
          <ol className="grid max-h-96 gap-3 overflow-y-auto">
            {messages.map((message, index) => (
              <li
                key={`${message.label} ${message.at?.toISOString() ?? index}`}
                className="border-b border-row-line pb-3 last:border-0"
              >
                <p className="flex flex-wrap justify-between gap-x-3">
                  <b className="font-emphasis">{message.label}</b>
                  <span className="text-meta text-muted-fg">
                    {message.at ? <RelativeTime at={message.at.toISOString()} /> : "about to be sent"}
                  </span>
                </p>
                {message.text ? (
                  <p className="mt-1 whitespace-pre-line wrap-anywhere text-muted-fg">
                    <bdi>{message.text}</bdi>
                  </p>
                ) : null}
              </li>
            ))}
          </ol>
        )}
        <History lines={history} className="lg:hidden" />
      </DialogBody>
    </Dialog>
  );
}
