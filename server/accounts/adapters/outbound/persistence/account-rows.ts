import type { Account } from "@/server/accounts/domain/entities/account";
import type { Role } from "@/server/accounts/domain/entities/role";

/** The columns of an account's own row, but for id, event version and version. */
export const accountColumns = (account: Account) => ({
  externalId: account.externalId,
  name: account.name,
  status: account.status,
  lockReason: account.lock?.reason ?? null,
  lockScope: account.lock?.scope ?? null,
  lockSince: account.lock?.since ?? null,
  lockUntil: account.lock?.until ?? null,
  lockBy: account.lock?.by ?? null,
  pastLocks: account.pastLocks.map(({ scope, since, until }) => ({
    scope,
    since: since.toISOString(),
    until: until.toISOString(),
  })),
  createdAt: account.createdAt,
  updatedAt: account.updatedAt,
});

/** One row per kind. `key` is canonical and unique, `value` is as typed. */
export type ContactRow = {
  readonly accountId: string;
  readonly kind: "EMAIL" | "PHONE" | "PLACEHOLDER";
  readonly value: string;
  readonly key: string;
  readonly verifiedAt: Date | null;
};

export function contactRows({ id, email, phone, placeholder }: Account): readonly ContactRow[] {
  const rows: ContactRow[] = [];
  if (email) {
    const { address, key } = email.email;
    rows.push({ accountId: id, kind: "EMAIL", value: address, key, verifiedAt: email.verifiedAt });
  }
  if (phone) {
    rows.push({ accountId: id, kind: "PHONE", value: phone.phone, key: phone.phone, verifiedAt: phone.verifiedAt });
  }
  if (placeholder) {
    const { address } = placeholder;
    rows.push({ accountId: id, kind: "PLACEHOLDER", value: address, key: address.toLowerCase(), verifiedAt: null });
  }
  return rows;
}

export const roleRow = (accountId: string, role: Role) => ({
  accountId,
  roleType: role.type,
  grantedAt: role.grantedAt,
  grantedBy: role.grantedBy,
});

export const buyerRow = ({ id, buyerProfile }: Account) =>
  buyerProfile && {
    accountId: id,
    name: buyerProfile.name,
    dateOfBirth: buyerProfile.dateOfBirth === null ? null : new Date(`${buyerProfile.dateOfBirth}T00:00:00Z`),
    gender: buyerProfile.gender,
    createdAt: buyerProfile.createdAt,
  };

export const sellerRow = ({ id, sellerProfile }: Account) =>
  sellerProfile && {
    accountId: id,
    storeName: sellerProfile.storeName,
    gstNumber: sellerProfile.gstNumber,
    isVerified: sellerProfile.isVerified,
    onboardingStage: sellerProfile.onboardingStage,
    inDeclaredGroup: sellerProfile.inDeclaredGroup ?? false,
    createdAt: sellerProfile.createdAt,
  };
