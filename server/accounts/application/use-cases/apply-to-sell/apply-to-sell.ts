import type { MachineActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { apiKeyRef } from "@/server/accounts/domain/value-objects/actor-ref";
import type { OpenApplicationInput } from "../open-application/open-application.schema";
import { openApplicationWithin, type SellingWay } from "../open-application/open-application-within";

/** Another system opens the way to selling for an account: the very way that its holder would open. */
export const applyToSell =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (
    accountId: AccountId,
    input: OpenApplicationInput,
    actor: MachineActor,
    origin: RequestOrigin,
  ): Promise<Result<SellingWay>> => {
    const subject = { type: "ACCOUNT", id: accountId } as const;
    return unitOfWork({ action: "account.apply-to-sell", actor, origin, subject, accounts: [accountId] }, (write) =>
      openApplicationWithin(write, { accountId, input, by: apiKeyRef(actor.keyId) }),
    );
  };
