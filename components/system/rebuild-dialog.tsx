"use client";

import { useMutation } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { ConfirmFrame } from "@/components/kit/confirm-frame";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import { useStepUp } from "@/components/trpc/use-step-up";
import { showToast } from "@/components/ui/toast-store";
import type { ProjectionDto } from "@/server/accounts/application/dto/system-dto";
import type { RebuildAsked } from "@/server/accounts/application/use-cases/rebuild-read-model/rebuild-read-model";

type RebuildDialogProps = { model: ProjectionDto; onDone: () => void; onClose: () => void };

/** `system.rebuild`: a read model is built anew by the worker. Mounted while it is open. */
export function RebuildDialog({ model, onDone, onClose }: RebuildDialogProps) {
  const trpc = useTRPC();
  const stepUp = useStepUp();
  const { phase, refused, send } = useNotedAct<RebuildAsked>();
  const rebuild = useMutation(
    trpc.system.rebuild.mutationOptions({
      onSuccess: () => {
        showToast({ message: "The rebuild begins. Its progress shows here." });
        onDone();
        onClose();
      },
    }),
  );
  return (
    <ConfirmFrame
      open
      title={`Rebuild ${model.label.toLowerCase()}`}
      description="Everything else goes on meanwhile"
      phase={phase}
      submitLabel="Rebuild"
      busyLabel="Asking"
      submitIcon={<RefreshCw aria-hidden="true" className="size-4" strokeWidth={1.75} />}
      tone="primary"
      error={refused.sentence}
      isDirty={false}
      receipt={null}
      onSubmit={() => send(stepUp.guard((then) => rebuild.mutate({ name: model.name }, then)))}
      onClose={onClose}
    >
      <p>
        It is built anew from what was recorded, beside the live one, and compared with it row by row. Then it takes its
        place in one step. Stopped in between, it leaves the live one as it is.
      </p>
      {stepUp.dialog}
    </ConfirmFrame>
  );
}
