import * as z from "zod/mini";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { Account } from "@/server/accounts/domain/entities/account";
import { done, refuse } from "@/server/accounts/domain/result";
import { approvedOrder } from "../approve-request/approved-order";
import { endSessionsWithin } from "../end-sessions/end-sessions-within";

/** The second ADMIN agreed: app, passkeys and recovery codes go, sessions end, and the owner is told. */
export const runApprovedReset = approvedOrder(z.strictObject({}), async (write, _order, approval) => {
  const { accountId, requestedBy } = approval;
  const account = accountId && (await write.accounts.find(accountId));
  if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
  const removed = await removeFactors(write, account);
  for (const what of removed) tell(write, account, what);
  await write.links.raiseEpoch(account.id);
  const ended = { accountId: account.id, cause: "SECOND_FACTOR_RESET", by: requestedBy } as const;
  return done({ endedSessionIds: await endSessionsWithin(write, ended) });
});

type Removed = "authenticator app" | "passkey" | "recovery codes";

async function removeFactors({ secondFactors }: WritableRepositories, { id }: Account): Promise<readonly Removed[]> {
  const { app, recoveryCodes } = await secondFactors.held(id);
  await secondFactors.removeTotp(id);
  const passkeys = await secondFactors.listPasskeys(id);
  for (const passkey of passkeys) await secondFactors.removePasskey(id, passkey.id);
  await secondFactors.replaceRecoveryCodes(id, []);
  return [
    ...(app ? (["authenticator app"] as const) : []),
    ...(passkeys.length > 0 ? (["passkey"] as const) : []),
    ...(recoveryCodes > 0 && !app ? (["recovery codes"] as const) : []),
  ];
}

function tell(write: WritableRepositories, { id, email }: Account, what: Removed): void {
  if (!email?.verifiedAt) return;
  write.notifications.queue({
    accountId: id,
    channel: "EMAIL",
    recipient: email.email.address,
    template: "SECOND_FACTOR_CHANGED",
    values: { what, change: "reset by our staff", at: write.at.toISOString() },
  });
}
