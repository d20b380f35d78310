"use client";

import { useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { SessionsPanel } from "@/components/accounts/sessions-panel";
import { useAccount } from "@/components/accounts/use-account";
import { useStaffSession } from "@/components/shell/staff-session";
import { useTRPC } from "@/components/trpc/trpc-provider";

// Without `ssr: false` the whole tab would hide while the dialog's code comes.
const EndSessionsDialog = dynamic(
  () => import("@/components/lock/end-sessions-dialog").then((module) => module.EndSessionsDialog),
  { ssr: false },
);

/** Sessions with the dialog that ends them. */
export function SessionsTab({ accountId }: { accountId: string }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const me = useStaffSession();
  const { data } = useAccount(accountId);
  const mayEnd = me.accountId !== accountId && me.can.includes("account.end-sessions");
  return (
    <SessionsPanel
      accountId={accountId}
      mayEnd={mayEnd}
      ending={(chosen, live, close) => (
        <EndSessionsDialog
          account={{ id: accountId, name: data?.head.name.text ?? "" }}
          live={live}
          only={chosen === "ALL" ? undefined : chosen}
          onClose={close}
          onDone={() => void queries.invalidateQueries(trpc.accounts.pathFilter())}
        />
      )}
    />
  );
}
