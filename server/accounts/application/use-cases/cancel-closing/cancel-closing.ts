import type { HolderActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result } from "@/server/accounts/domain/result";
import { provedContact } from "../proved-contact";

/** "Keep my account". Where nothing was asked, nothing changes. */
export const cancelClosing =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (actor: HolderActor, origin: RequestOrigin): Promise<Result<null>> =>
    unitOfWork(
      {
        action: "account.cancel-closing",
        actor,
        origin,
        subject: { type: "ACCOUNT", id: actor.accountId },
        accounts: [actor.accountId],
      },
      async (write) => {
        if (!(await write.closings.find(actor.accountId))) return done(null);
        await write.closings.remove(actor.accountId);
        const account = await write.accounts.find(actor.accountId);
        const contact = account && provedContact(account);
        if (account && contact) {
          const message = { accountId: account.id, ...contact, values: {} };
          write.notifications.queue({ ...message, template: "ACCOUNT_CLOSING_STOPPED" });
        }
        return done(null);
      },
    );
