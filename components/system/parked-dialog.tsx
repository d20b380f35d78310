"use client";

import { useMutation } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useState } from "react";
import { Time } from "@/components/kit/time";
import { useStaffSession } from "@/components/shell/staff-session";
import { sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { ActionButton } from "@/components/ui/action-button";
import { Dialog, DialogBody } from "@/components/ui/dialog";
import { Facts } from "@/components/ui/facts";
import { InlineError } from "@/components/ui/inline-error";
import { SkeletonRows } from "@/components/ui/skeleton";
import { showToast } from "@/components/ui/toast-store";
import type { ParkedMessageDto, ParkedMessageRowDto } from "@/server/accounts/application/dto/system-dto";
import { kindText, outcomeText, replayText, triesText } from "./parked-words";
import { useParkedMessage } from "./use-parked";

type ParkedDialogProps = {
  message: ParkedMessageRowDto;
  onSkip: () => void;
  onDone: () => void;
  onClose: () => void;
};

const roleCant = "Your role reads this page; a lead or an admin decides here.";

/** One parked message, masked, and what can be done with it. Mounted while it is open. */
export function ParkedDialog({ message, onSkip, onDone, onClose }: ParkedDialogProps) {
  const trpc = useTRPC();
  const { can } = useStaffSession();
  const { data, problem, isFetching, retry } = useParkedMessage(message.id);
  const [refused, setRefused] = useState<string | null>(null);
  const replay = useMutation(
    trpc.system.replayMessage.mutationOptions({
      onSuccess: ({ outcome }) => {
        showToast({ message: outcomeText[outcome] });
        onDone();
        onClose();
      },
      onError: (error) => {
        setRefused(sentenceOf(error));
        onDone();
      },
    }),
  );
  return (
    <Dialog
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={kindText(message.kind)}
      description={message.type ?? "It does not say of what type it is."}
      footer={
        <>
          <ActionButton
            tone="primary"
            icon={<RotateCw aria-hidden="true" className="size-4" strokeWidth={1.75} />}
            busy={replay.isPending}
            busyLabel="Replaying"
            blockedBecause={can.includes("system.replay-message") ? null : roleCant}
            onClick={() => replay.mutate({ messageId: message.id })}
          >
            Replay
          </ActionButton>
          <ActionButton
            tone="quiet-danger"
            blockedBecause={can.includes("system.skip-message") ? null : roleCant}
            onClick={onSkip}
          >
            Skip…
          </ActionButton>
        </>
      }
    >
      <DialogBody>
        {data === null && problem ? <InlineError {...problem} onRetry={retry} retrying={isFetching} /> : null}
        {data === null && !problem ? <SkeletonRows count={5} rowHeight={24} label="Opening the message" /> : null}
        {data ? <Opened message={data} /> : null}
        {refused ? (
          <p role="alert" className="text-danger">
            {refused}
          </p>
        ) : null}
      </DialogBody>
    </Dialog>
  );
}

function Opened({ message }: { message: ParkedMessageDto }) {
  const { reason, consumer, attempts, parkedAt, occurredAt, facts, behind } = message;
  return (
    <>
      <p>{replayText(message, behind)}</p>
      <Facts
        facts={[
          { label: "Reason", value: <span className="break-words">{reason}</span> },
          { label: "Could not be taken by", value: consumer },
          { label: "Tried", value: triesText(attempts) },
          { label: "Parked", value: <Time at={parkedAt.toISOString()} /> },
          ...(occurredAt ? [{ label: "Happened", value: <Time at={occurredAt.toISOString()} /> }] : []),
          ...facts.map(({ name, value, isMasked }) => ({
            label: name,
            value: (
              <span className={isMasked ? "text-muted-fg" : "mono break-all"}>
                {value}
                {isMasked ? <span className="sr-only"> masked</span> : null}
              </span>
            ),
          })),
        ]}
      />
    </>
  );
}
