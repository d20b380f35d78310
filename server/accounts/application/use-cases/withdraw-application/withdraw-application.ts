import type { HolderActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import type { Result } from "@/server/accounts/domain/result";
import { advanceApplicationWithin } from "../advance-application/advance-application-within";
import { findOwnWithin } from "../advance-application/find-application-within";

/** The applicant thinks better of it: whatever the stages gave is taken back, and nothing else changes. */
export const withdrawApplication =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (actor: HolderActor, origin: RequestOrigin): Promise<Result<SellerApplication>> => {
    const { accountId } = actor;
    const subject = { type: "ACCOUNT", id: accountId } as const;
    const audited = { action: "seller.withdraw-application", actor, origin, subject, accounts: [] } as const;
    return unitOfWork(audited, async (write) => {
      const found = await findOwnWithin(write, accountId);
      if (!found.ok) return found;
      const event = { type: "Withdrawn", at: write.at } as const;
      return await advanceApplicationWithin(write, { application: found.value, event, by: accountId });
    });
  };
