import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { Result } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { askStatusWithin, type StatusAsked } from "./ask-status-within";
import type { ChangeStatusInput } from "./change-status.schema";

/**
 * Asks that an account be suspended, activated or disabled: nobody does that alone. An account to be suspended is
 * locked at once, as far as one person may.
 */
export const changeStatus =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  async (input: ChangeStatusInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<StatusAsked>> => {
    const accountId = accountIdFrom(input.accountId);
    const { reasonCode, note } = input;
    return unitOfWork(
      {
        action: "account.change-status",
        actor,
        origin,
        subject: { type: "ACCOUNT", id: accountId },
        accounts: [accountId],
        reason: { code: reasonCode, note },
      },
      (write) => askStatusWithin(write, { ...input, accountId, by: actor }),
    );
  };
