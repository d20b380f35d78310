import type { HolderActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { updateSellerProfile } from "@/server/accounts/domain/aggregates/account-profiles";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { SellerProfile } from "@/server/accounts/domain/entities/seller-profile";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { type Gstin, parseGstin } from "@/server/accounts/domain/value-objects/gstin";
import { parseStoreName, type StoreName } from "@/server/accounts/domain/value-objects/store-name";
import { changeGstinWithin } from "./change-gstin-within";
import type { EditStoreInput } from "./edit-store.schema";

/** The store as it stands now, and the number that is looked at before it takes the place of the one in use. */
export type EditedStore = { readonly store: SellerProfile; readonly newNumber: Gstin | null };

/**
 * A seller changes the store. A changed GSTIN reopens TAX in the same commit: nothing is sold before somebody has
 * looked, and orders on the way go on. NOT_FOUND for who does not sell, or never applied here.
 */
export const editStore =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (input: EditStoreInput, actor: HolderActor, origin: RequestOrigin): Promise<Result<EditedStore>> => {
    const { accountId } = actor;
    const subject = { type: "ACCOUNT", id: accountId } as const;
    return unitOfWork({ action: "seller.edit-store", actor, origin, subject, accounts: [] }, async (write) => {
      const wish = readWish(input);
      if (!wish.ok) return wish;
      const before = await write.accounts.find(accountId);
      if (!before) return refuse({ code: "NOT_FOUND", what: "account" });
      const store = await renameWithin(write, before, wish.value.storeName);
      if (!store.ok) return store;
      const { gstNumber } = wish.value;
      const [found, legalName] = [await write.sellerApplications.findLatest(accountId), input.tax?.legalName ?? null];
      if (!gstNumber) return done({ store: store.value, newNumber: null });
      // An imported seller never applied: there are no earlier stages to compare a number with.
      if (!found) return refuse({ code: "NOT_FOUND", what: "application" });
      const changed = await changeGstinWithin(write, found, { gstNumber, legalName, by: accountId });
      if (!changed.ok) return changed;
      return done({ store: store.value, newNumber: changed.value.onboarding.reopened && changed.value.gstNumber });
    });
  };

async function renameWithin(
  write: WritableRepositories,
  before: Account,
  storeName: StoreName | undefined,
): Promise<Result<SellerProfile>> {
  const decided = updateSellerProfile(before, { ...(storeName ? { storeName } : {}), at: write.at });
  if (!decided.ok) return decided;
  const { account, events } = decided.value;
  if (!account.sellerProfile) return refuse({ code: "NOT_FOUND", what: "seller profile" });
  if (events.length === 0) return done(account.sellerProfile);
  const saved = await write.accounts.save(before, account);
  if (!saved.ok) return saved;
  write.events.append(events);
  return done(account.sellerProfile);
}

type StoreWish = { readonly storeName?: StoreName; readonly gstNumber?: Gstin };

function readWish({ storeName, tax }: EditStoreInput): Result<StoreWish> {
  const store = storeName === undefined ? null : parseStoreName(storeName);
  if (store && !store.ok) return store;
  const number = tax === undefined ? null : parseGstin(tax.gstNumber);
  if (number && !number.ok) return number;
  return done({ ...(store ? { storeName: store.value } : {}), ...(number ? { gstNumber: number.value } : {}) });
}
