import type { Account } from "@/server/accounts/domain/entities/account";
import { differences, type FieldChange, type FieldValue } from "./change-log";

/** What an entry keeps of an account in clear: states and codes. */
const publicFields = (account: Account): Record<string, FieldValue> => ({
  externalId: account.externalId,
  status: account.status,
  "lock.reason": account.lock?.reason ?? null,
  "lock.scope": account.lock?.scope ?? null,
  "lock.since": account.lock?.since.toISOString() ?? null,
  "lock.until": account.lock?.until?.toISOString() ?? null,
  "lock.by": account.lock?.by ?? null,
  roles: account.roles.map((role) => role.type).sort(),
  "email.verifiedAt": account.email?.verifiedAt?.toISOString() ?? null,
  "phone.verifiedAt": account.phone?.verifiedAt?.toISOString() ?? null,
  "seller.storeName": account.sellerProfile?.storeName ?? null,
  "seller.isVerified": account.sellerProfile?.isVerified ?? null,
  "seller.onboardingStage": account.sellerProfile?.onboardingStage ?? null,
  "seller.inDeclaredGroup": account.sellerProfile?.inDeclaredGroup ?? null,
});

/** What it keeps sealed: everything that says who somebody is. */
const personalFields = (account: Account): Record<string, FieldValue> => ({
  name: account.name,
  email: account.email?.email.address ?? null,
  phone: account.phone?.phone ?? null,
  placeholder: account.placeholder?.address ?? null,
  "buyer.name": account.buyerProfile?.name ?? null,
  "buyer.dateOfBirth": account.buyerProfile?.dateOfBirth ?? null,
  "buyer.gender": account.buyerProfile?.gender ?? null,
  "seller.gstNumber": account.sellerProfile?.gstNumber ?? null,
});

/** The fields that a save changes; none when the two are the same. A new account has no `before`. */
export function accountChanges(before: Account | null, after: Account): readonly FieldChange[] {
  const personal = personalFields(after);
  return differences(
    before && { ...publicFields(before), ...personalFields(before) },
    { ...publicFields(after), ...personal },
    new Set(Object.keys(personal)),
  );
}

/** The count that every stored change moves. */
export const versionChange = (before: number | null, after: number): FieldChange => ({
  field: "version",
  before,
  after,
});
