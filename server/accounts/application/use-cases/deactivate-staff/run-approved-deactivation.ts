import * as z from "zod/mini";
import { retireStaff } from "@/server/accounts/domain/aggregates/account-roles";
import { done, refuse } from "@/server/accounts/domain/result";
import { approvedOrder } from "../approve-request/approved-order";
import { granterWithin } from "../assign-role/granter-within";
import { endSessionsWithin } from "../end-sessions/end-sessions-within";
import { LEAVING_REASONS } from "./deactivate-staff.schema";

/** The second ADMIN agreed: every role goes, the account is suspended, sessions and links are worth nothing. */
export const runApprovedDeactivation = approvedOrder(
  z.strictObject({ reasonCode: z.enum(LEAVING_REASONS), contains: z.optional(z.boolean()) }),
  async (write, _order, { accountId, requestedBy }) => {
    const account = accountId && (await write.accounts.find(accountId));
    if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
    const granter = await granterWithin(write, requestedBy);
    const adminCount = await write.staff.countAdmins();
    const decided = retireStaff(account, { reason: "OTHER", granter, adminCount, at: write.at });
    if (!decided.ok) return decided;
    if (decided.value.events.length === 0) return done({ endedSessionIds: [] });
    const saved = await write.accounts.save(account, decided.value.account);
    if (!saved.ok) return saved;
    write.events.append(decided.value.events);
    await write.links.raiseEpoch(account.id);
    const ended = { accountId: account.id, cause: "ACCOUNT_SUSPENDED", by: requestedBy } as const;
    return done({ endedSessionIds: await endSessionsWithin(write, ended) });
  },
);
