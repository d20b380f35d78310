"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Ban, CirclePause, CirclePlay, Lock, LockOpen, LogOut } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { ActionButton } from "@/components/ui/action-button";
import type { AllowedActionDto } from "@/server/accounts/application/dto/allowed-action-dto";
import type { AccountStatus } from "@/server/accounts/domain/value-objects/account-status";

// Without `ssr: false` there is no boundary of its own, and the whole page would hide while one of these loads.
const LockAccountDialog = dynamic(() => import("./lock-account-dialog").then((module) => module.LockAccountDialog), {
  ssr: false,
});
const UnlockAccountDialog = dynamic(
  () => import("./unlock-account-dialog").then((module) => module.UnlockAccountDialog),
  { ssr: false },
);
const ChangeStatusDialog = dynamic(() => import("./change-status-dialog").then((module) => module.ChangeStatusDialog), {
  ssr: false,
});
const EndSessionsDialog = dynamic(() => import("./end-sessions-dialog").then((module) => module.EndSessionsDialog), {
  ssr: false,
});

type AccountActsProps = {
  account: {
    readonly id: string;
    readonly name: string;
    readonly isLocked: boolean;
    readonly liveSessions: number;
    readonly allowedTransitions: readonly AccountStatus[];
    readonly can: readonly AllowedActionDto[];
  };
};

type Act = "account.lock" | "account.unlock" | "account.end-sessions" | AccountStatus;

const icon = { "aria-hidden": true, className: "size-4", strokeWidth: 1.75 } as const;

/** The acts with consequences at the head of an account: lock or unlock, end sessions, as far as the role has them. */
export function AccountActs({ account }: AccountActsProps) {
  const { isOpen, open, close, done } = useAct();
  const allowed = (act: AllowedActionDto["action"]) => account.can.find(({ action }) => action === act);
  const lock = allowed("account.lock");
  const unlock = account.isLocked ? allowed("account.unlock") : undefined;
  const end = allowed("account.end-sessions");
  const status = allowed("account.change-status");
  return (
    <>
      {lock && !unlock ? (
        <ActionButton
          tone="quiet-danger"
          blockedBecause={lock.blockedBecause}
          icon={<Lock {...icon} />}
          onClick={() => open("account.lock")}
        >
          Lock account
        </ActionButton>
      ) : null}
      {unlock ? (
        <ActionButton
          blockedBecause={unlock.blockedBecause}
          icon={<LockOpen {...icon} />}
          onClick={() => open("account.unlock")}
        >
          Unlock account
        </ActionButton>
      ) : null}
      {end ? (
        <ActionButton
          blockedBecause={end.blockedBecause}
          icon={<LogOut {...icon} />}
          onClick={() => open("account.end-sessions")}
        >
          End sessions
        </ActionButton>
      ) : null}
      {status ? <StatusActs account={account} blockedBecause={status.blockedBecause} onOpen={open} /> : null}
      {isOpen === "SUSPENDED" || isOpen === "ACTIVE" || isOpen === "DISABLED" ? (
        <ChangeStatusDialog account={account} to={isOpen} onClose={close} onDone={done} />
      ) : null}
      {isOpen === "account.lock" ? <LockAccountDialog account={account} onClose={close} onDone={done} /> : null}
      {isOpen === "account.unlock" ? <UnlockAccountDialog account={account} onClose={close} onDone={done} /> : null}
      {isOpen === "account.end-sessions" ? (
        <EndSessionsDialog account={account} live={account.liveSessions} onClose={close} onDone={done} />
      ) : null}
    </>
  );
}

const statusActs = [
  { to: "SUSPENDED", label: "Suspend account", Icon: CirclePause },
  { to: "ACTIVE", label: "Activate account", Icon: CirclePlay },
  { to: "DISABLED", label: "Disable account", Icon: Ban },
] as const;

type StatusActsProps = Pick<AccountActsProps, "account"> & {
  blockedBecause: string | null;
  onOpen: (to: AccountStatus) => void;
};

/** Where the life cycle leads from here; a final account keeps one button, which says so. */
function StatusActs({ account, blockedBecause, onOpen }: StatusActsProps) {
  const offered = statusActs.filter(({ to }) => account.allowedTransitions.includes(to));
  const shown = offered.length > 0 ? offered : statusActs.slice(0, 1);
  return shown.map(({ to, label, Icon }) => (
    <ActionButton
      key={to}
      {...(to === "ACTIVE" ? {} : { tone: "quiet-danger" as const })}
      blockedBecause={blockedBecause}
      icon={<Icon {...icon} />}
      onClick={() => onOpen(to)}
    >
      {label}
    </ActionButton>
  ));
}

/** Which dialog is open; what is done shows on the page behind it at once. */
function useAct() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const [isOpen, setIsOpen] = useState<Act | null>(null);
  return {
    isOpen,
    open: setIsOpen,
    close: () => setIsOpen(null),
    done: () => {
      void queries.invalidateQueries(trpc.accounts.pathFilter());
      router.refresh();
    },
  };
}
