import type { HolderActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { Result } from "@/server/accounts/domain/result";
import type { OpenApplicationInput } from "./open-application.schema";
import { openApplicationWithin, type SellingWay } from "./open-application-within";

/** A buyer applies to sell. The buyer side is no part of it and stays as it is, whatever becomes of the application. */
export const openApplication =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (input: OpenApplicationInput, actor: HolderActor, origin: RequestOrigin): Promise<Result<SellingWay>> => {
    const { accountId } = actor;
    const subject = { type: "ACCOUNT", id: accountId } as const;
    return unitOfWork({ action: "seller.open-application", actor, origin, subject, accounts: [] }, (write) =>
      openApplicationWithin(write, { accountId, input, by: accountId }),
    );
  };
