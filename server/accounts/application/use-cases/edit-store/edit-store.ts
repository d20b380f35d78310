import type { HolderActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { updateSellerProfile } from "@/server/accounts/domain/aggregates/account-profiles";
import type { SellerProfile } from "@/server/accounts/domain/entities/seller-profile";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { type Gstin, parseGstin } from "@/server/accounts/domain/value-objects/gstin";
import { parseStoreName, type StoreName } from "@/server/accounts/domain/value-objects/store-name";
import { advanceApplicationWithin } from "../advance-application/advance-application-within";
import type { EditStoreInput } from "./edit-store.schema";

/**
 * A seller changes the store. A changed GSTIN reopens TAX in the same commit: nothing is sold under it before somebody
 * has looked, and orders on the way go on. NOT_FOUND for who does not sell; ALREADY_EXISTS where it is taken.
 */
export const editStore =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (input: EditStoreInput, actor: HolderActor, origin: RequestOrigin): Promise<Result<SellerProfile>> => {
    const { accountId } = actor;
    const subject = { type: "ACCOUNT", id: accountId } as const;
    return unitOfWork({ action: "seller.edit-store", actor, origin, subject, accounts: [] }, async (write) => {
      const wish = readWish(input);
      if (!wish.ok) return wish;
      const before = await write.accounts.find(accountId);
      if (!before) return refuse({ code: "NOT_FOUND", what: "account" });
      const decided = updateSellerProfile(before, { ...wish.value, at: write.at });
      if (!decided.ok) return decided;
      const { account, events } = decided.value;
      if (!account.sellerProfile) return refuse({ code: "NOT_FOUND", what: "seller profile" });
      if (events.length === 0) return done(account.sellerProfile);
      const saved = await write.accounts.save(before, account);
      if (!saved.ok) return saved;
      write.events.append(events);
      const isNewNumber = account.sellerProfile.gstNumber !== before.sellerProfile?.gstNumber;
      const reopened = isNewNumber ? await reopenTax(write, accountId, account.sellerProfile, input) : done(null);
      return reopened.ok ? done(account.sellerProfile) : reopened;
    });
  };

type StoreWish = { readonly storeName?: StoreName; readonly gstNumber?: Gstin };

function readWish({ storeName, tax }: EditStoreInput): Result<StoreWish> {
  const store = storeName === undefined ? null : parseStoreName(storeName);
  if (store && !store.ok) return store;
  const number = tax === undefined ? null : parseGstin(tax.gstNumber);
  if (number && !number.ok) return number;
  return done({ ...(store ? { storeName: store.value } : {}), ...(number ? { gstNumber: number.value } : {}) });
}

async function reopenTax(
  write: WritableRepositories,
  accountId: AccountId,
  { gstNumber, storeName }: SellerProfile,
  { tax }: EditStoreInput,
): Promise<Result<null>> {
  const found = await write.sellerApplications.findLatest(accountId);
  // An imported seller never applied: support helps, since there are no earlier stages to compare the number with.
  if (!found || !gstNumber || !tax) return refuse({ code: "NOT_FOUND", what: "application" });
  const application = { ...found, storeName, gstNumber };
  const event = { type: "GstinChanged", at: write.at } as const;
  const advanced = await advanceApplicationWithin(write, { application, event, by: accountId });
  if (!advanced.ok) return advanced;
  const { submissionNo } = advanced.value.onboarding.stages.TAX;
  const key = { applicationId: application.id, stage: "TAX", submissionNo } as const;
  await write.sellerStages.insertSubmission(application, key, { gstNumber, legalName: tax.legalName });
  return done(null);
}
