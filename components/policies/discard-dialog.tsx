"use client";

import { useMutation } from "@tanstack/react-query";
import { sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody } from "@/components/ui/dialog";

type DiscardDialogProps = { version: number; onClose: () => void; onDone: () => void };

/** `policies.discard`: gives a draft or a version in shadow up. Mounted while it is open. */
export function DiscardDialog({ version, onClose, onDone }: DiscardDialogProps) {
  const trpc = useTRPC();
  const discard = useMutation(
    trpc.policies.discard.mutationOptions({
      onSuccess: () => {
        onDone();
        onClose();
      },
    }),
  );
  return (
    <Dialog
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      role="alertdialog"
      title={`Discard v${version}`}
      description="It stays on record, and its number stays taken. Runs of it end."
      footer={
        <>
          <Button
            tone="danger"
            onClick={() => discard.mutate({ version })}
            busy={discard.isPending}
            busyLabel="Discarding"
          >
            Discard v{version}
          </Button>
          <Button onClick={onClose}>Keep</Button>
        </>
      }
    >
      <DialogBody>
        {discard.error ? (
          <p role="alert" className="text-danger">
            {sentenceOf(discard.error)}
          </p>
        ) : null}
      </DialogBody>
    </Dialog>
  );
}
