import * as z from "zod/mini";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { PendingApproval } from "@/server/accounts/domain/entities/approval-request";
import { done, refuse } from "@/server/accounts/domain/result";
import { ACCOUNT_STATUSES } from "@/server/accounts/domain/value-objects/account-status";
import { isApiKeyRef } from "@/server/accounts/domain/value-objects/actor-ref";
import { STATUS_REASONS, type StatusReason } from "@/server/accounts/domain/value-objects/status-reason";
import { approvedOrder } from "../approve-request/approved-order";
import { endSessionsWithin } from "../end-sessions/end-sessions-within";
import { sendStatementWithin } from "../send-statement/send-statement-within";
import { decideStatus } from "./decide-status";

const storedStatusSchema = z.strictObject({
  to: z.enum(ACCOUNT_STATUSES),
  reasonCode: z.enum(STATUS_REASONS),
  /** Whether a lock came with the question. */
  contains: z.optional(z.boolean()),
});

/** Moves the account where it was asked to go; a holder who may no longer act has no session left and is told why. */
export const runApprovedStatus = approvedOrder(storedStatusSchema, async (write, { to, reasonCode }, approval) => {
  const { accountId, requestedBy: by } = approval;
  const account = accountId && (await write.accounts.find(accountId));
  if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
  const decided = decideStatus(account, to, { reason: reasonCode, by, at: write.at });
  if (!decided.ok) return decided;
  const saved = await write.accounts.save(account, decided.value.account);
  if (!saved.ok) return saved;
  write.events.append(decided.value.events);
  if (to === "ACTIVE" || decided.value.events.length === 0) return done({ endedSessionIds: [] });
  await write.links.raiseEpoch(account.id);
  const against = to === "SUSPENDED" ? suspended : disabled;
  return done({ endedSessionIds: await against(write, { account, reasonCode, by }) });
});

type Asker = PendingApproval["requestedBy"];
type Order = { readonly account: Account; readonly reasonCode: StatusReason; readonly by: Asker };

async function suspended(write: WritableRepositories, { account, reasonCode, by }: Order) {
  await sendStatementWithin(write, statement({ account, reasonCode, by }, "SUSPEND"));
  return endSessionsWithin(write, { accountId: account.id, cause: "ACCOUNT_SUSPENDED", by });
}

async function disabled(write: WritableRepositories, { account, reasonCode, by }: Order) {
  await sendStatementWithin(write, statement({ account, reasonCode, by }, "DISABLE"));
  return endSessionsWithin(write, { accountId: account.id, cause: "ACCOUNT_DISABLED", by });
}

const statement = ({ account, reasonCode, by }: Order, decision: "SUSPEND" | "DISABLE") => ({
  account,
  decision,
  reasonCode,
  until: null,
  // A person approved what a system asked for: nobody was decided on by a machine alone.
  decidedBy: isApiKeyRef(by) ? null : by,
  isAutomated: false,
});
