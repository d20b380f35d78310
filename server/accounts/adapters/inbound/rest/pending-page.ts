import type { PendingNeed } from "@/server/accounts/domain/entities/pending-sign-in";
import { accountsModule } from "@/server/composition-root";
import { pendingBrowserOfPage, readPending } from "./auth-cookies";

/** A sign-in that waits in this browser, as its pages show it. */
export type PendingPage = {
  readonly needs: PendingNeed;
  readonly app: boolean;
  readonly passkey: boolean;
  /** Where a code went, masked. */
  readonly sentTo: string | null;
};

/** NONE: nobody began. OVER: used, expired or tried too often, so it begins anew. */
export async function pendingOfPage(): Promise<PendingPage | "NONE" | "OVER"> {
  const ticket = await readPending();
  if (!ticket) return "NONE";
  const ways = await accountsModule().secondFactors.pendingWays(await pendingBrowserOfPage());
  return ways ? { ...ways, sentTo: ticket.sent?.to ?? null } : "OVER";
}

/** Passkeys can belong to the address that this installation answers at. */
export const passkeysPossible = (): boolean => accountsModule().secondFactors.passkeysPossible;
