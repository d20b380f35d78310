"use client";

import type { PolicyDto } from "@/server/accounts/application/dto/policy-dto";
import { ActivationDialog } from "./activation-dialog";
import { DiscardDialog } from "./discard-dialog";
import type { PolicyAct } from "./policy-act";
import { RampDialog } from "./ramp-dialog";
import { RollBackDialog } from "./roll-back-dialog";

type PolicyDialogsProps = { policy: PolicyDto; open: PolicyAct | null; onClose: () => void; onDone: () => void };

/** The dialog of the act that was asked for. */
export function PolicyDialogs({ policy, open, onClose, onDone }: PolicyDialogsProps) {
  const { version } = policy;
  if (open === null) return null;
  if (open === "ask") return <ActivationDialog policy={policy} onClose={onClose} onDone={onDone} />;
  if (open === "roll-back") return <RollBackDialog version={version} onClose={onClose} onDone={onDone} />;
  if (open === "discard") return <DiscardDialog version={version} onClose={onClose} onDone={onDone} />;
  const live = policy.compared?.version ?? null;
  return <RampDialog move={open} version={version} live={live} onClose={onClose} onDone={onDone} />;
}
