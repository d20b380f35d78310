"use client";

import { useQueryState } from "nuqs";
import { useAccount } from "@/components/accounts/use-account";
import { AccountActs } from "@/components/lock/account-acts";
import { useStaffSession } from "@/components/shell/staff-session";
import { trustAddress } from "@/components/trust/trust-address";

/** What may be done with the account as it is now; nothing in the past, and nothing with one's own. */
export function HeadActs({ accountId }: { accountId: string }) {
  const me = useStaffSession();
  const [at] = useQueryState("at", trustAddress.at);
  const { data } = useAccount(accountId);
  if (!data || at !== null || me.accountId === accountId) return null;
  const { head } = data;
  return (
    <AccountActs
      account={{
        id: head.id,
        name: head.name.text,
        isLocked: head.lock !== null,
        liveSessions: head.liveSessions,
        allowedTransitions: head.allowedTransitions,
        can: head.can,
      }}
    />
  );
}
