"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Scale } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { ActionButton } from "@/components/ui/action-button";
import type { AllowedActionDto } from "@/server/accounts/application/dto/allowed-action-dto";

// Without `ssr: false` there is no boundary of its own, and the whole page would hide while one of these loads.
const OverrideDialog = dynamic(() => import("./override-dialog").then((module) => module.OverrideDialog), {
  ssr: false,
});
const LiftOverrideDialog = dynamic(() => import("./lift-override-dialog").then((module) => module.LiftOverrideDialog), {
  ssr: false,
});

type OverrideActsProps = {
  account: { readonly id: string; readonly name: string };
  can: readonly AllowedActionDto[];
  /** Whether one is in force. */
  isHeld: boolean;
};

const icon = <Scale aria-hidden="true" className="size-3.5 text-muted-fg" strokeWidth={1.75} />;

/** Override or lift, as far as the role has them. */
export function OverrideActs({ account, can, isHeld }: OverrideActsProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const [isOpen, setIsOpen] = useState<"override" | "lift" | null>(null);
  const override = can.find(({ action }) => action === "trust.override");
  const lift = isHeld ? can.find(({ action }) => action === "trust.lift-override") : undefined;
  const done = () => {
    void queries.invalidateQueries(trpc.accounts.pathFilter());
    router.refresh();
  };
  const close = () => setIsOpen(null);
  return (
    <>
      {lift ? (
        <ActionButton size="small" icon={icon} blockedBecause={lift.blockedBecause} onClick={() => setIsOpen("lift")}>
          Lift override
        </ActionButton>
      ) : null}
      {override ? (
        <ActionButton
          size="small"
          icon={icon}
          blockedBecause={override.blockedBecause}
          onClick={() => setIsOpen("override")}
        >
          Override standing
        </ActionButton>
      ) : null}
      {isOpen === "override" ? <OverrideDialog account={account} onClose={close} onDone={done} /> : null}
      {isOpen === "lift" ? <LiftOverrideDialog account={account} onClose={close} onDone={done} /> : null}
    </>
  );
}
