import type { HolderActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { requestClosing as decideToClose } from "@/server/accounts/domain/aggregates/account-closing";
import type { AccountClosing } from "@/server/accounts/domain/entities/account-closing";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import {
  type ProveOwnPasswordDeps,
  proveOwnPassword,
  refusalOfStalePassword,
} from "../prove-own-password/prove-own-password";
import { provedContact } from "../proved-contact";
import type { RequestClosingInput } from "./request-closing.schema";

export type RequestClosingDeps = ProveOwnPasswordDeps & {
  readonly unitOfWork: UnitOfWork;
  readonly auditLog: AuditLog;
};

/**
 * The holder wants to leave. The account closes after the time to change one's mind; until then everything works.
 * Links in mails from before are worth nothing any more. Asking again keeps the first date.
 */
export const requestClosing =
  (deps: RequestClosingDeps) =>
  async (input: RequestClosingInput, actor: HolderActor, origin: RequestOrigin): Promise<Result<AccountClosing>> => {
    const subject = { type: "ACCOUNT", id: actor.accountId } as const;
    const action = "account.request-closing";
    const proved = await proveOwnPassword(deps, actor, input.password);
    if (!proved.ok) {
      await deps.auditLog.recordRefusal({ action, actor, origin, code: proved.refusal.code, subject });
      return proved;
    }
    return deps.unitOfWork({ action, actor, origin, subject, accounts: [actor.accountId] }, async (write) => {
      const stale = await refusalOfStalePassword(write, actor.accountId, proved.value);
      if (stale) return stale;
      const account = await write.accounts.find(actor.accountId);
      if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
      const current = await write.closings.find(account.id);
      const decided = decideToClose(account, current, write.at);
      if (!decided.ok || current) return decided;
      await write.closings.insert(decided.value);
      await write.links.raiseEpoch(account.id);
      const contact = provedContact(account);
      if (contact) {
        const values = { closesAt: decided.value.closesAt.toISOString() };
        write.notifications.queue({ accountId: account.id, ...contact, template: "ACCOUNT_CLOSING", values });
      }
      return done(decided.value);
    });
  };
