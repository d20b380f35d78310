import type { MachineActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { openApplication } from "@/server/accounts/domain/aggregates/seller-application-aggregate";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import type { FieldProblem } from "@/server/accounts/domain/exceptions/refusal";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { apiKeyRef } from "@/server/accounts/domain/value-objects/actor-ref";
import { parseGstin } from "@/server/accounts/domain/value-objects/gstin";
import { parseStoreName } from "@/server/accounts/domain/value-objects/store-name";
import type { ApplyToSellInput } from "./apply-to-sell.schema";

/** Where an account stands on its way to selling: an application, or the selling itself. */
export type SellingWay =
  | { readonly kind: "APPLICATION"; readonly application: SellerApplication }
  | { readonly kind: "SELLS"; readonly accountId: AccountId };

/**
 * Opens the way to selling, at its first stage; a repeat answers the application that is under way, and whoever sells
 * already is answered as such. Refuses VALIDATION with every field, and what the aggregate refuses.
 */
export const applyToSell =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (
    accountId: AccountId,
    input: ApplyToSellInput,
    actor: MachineActor,
    origin: RequestOrigin,
  ): Promise<Result<SellingWay>> => {
    const subject = { type: "ACCOUNT", id: accountId } as const;
    return unitOfWork(
      { action: "account.apply-to-sell", actor, origin, subject, accounts: [accountId] },
      async (write): Promise<Result<SellingWay>> => {
        const wish = readWish(input);
        if (!wish.ok) return wish;
        const account = await write.accounts.find(accountId);
        if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
        if (account.sellerProfile) return done({ kind: "SELLS", accountId });
        const underWay = await write.sellerApplications.findUnderWay(accountId);
        const id = write.sellerApplications.newId();
        const opened = openApplication(account, underWay, {
          ...wish.value,
          id,
          by: apiKeyRef(actor.keyId),
          at: write.at,
        });
        if (!opened.ok) return opened;
        const application = opened.value;
        if (application !== underWay) {
          const inserted = await write.sellerApplications.insert(application);
          if (!inserted.ok) return inserted;
        }
        return done({ kind: "APPLICATION", application });
      },
    );
  };

function readWish({ storeName, gstNumber }: ApplyToSellInput) {
  const store = parseStoreName(storeName);
  const number = parseGstin(gstNumber);
  if (store.ok && number.ok) return done({ storeName: store.value, gstNumber: number.value });
  return refuse({ code: "VALIDATION", fields: [store, number].flatMap(problemsOf) });
}

const problemsOf = (result: Result<unknown>): readonly FieldProblem[] =>
  !result.ok && result.refusal.code === "VALIDATION" ? result.refusal.fields : [];
