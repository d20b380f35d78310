import type { Account } from "@/server/accounts/domain/entities/account";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { accountColumns, type ContactRow, contactRows, roleRow } from "./account-rows";
import type { Transaction } from "./transaction";
import type { UnitParts } from "./unit-parts";

/**
 * Inserts many accounts at once, one statement a table. An account of which the external id, a contact or the live
 * GSTIN is taken is left out whole; answers the ids that were inserted, in the order given.
 */
export async function insertAccounts(
  { tx, held, changes }: UnitParts,
  accounts: readonly Account[],
): Promise<readonly AccountId[]> {
  if (accounts.length === 0) return [];
  // In id order, so that two inserters of the same accounts never wait for each other in a ring.
  const inOrder = [...accounts].sort((a, b) => (a.id < b.id ? -1 : 1));
  const begun = only(inOrder, await insertRows(tx, inOrder));
  const withContacts = await insertContacts(tx, begun);
  const sellers = withContacts.filter((account) => account.sellerProfile !== null);
  const stored = new Set(await insertSellers(tx, sellers));
  const whole = withContacts.filter((account) => account.sellerProfile === null || stored.has(account.id));
  await removeIncomplete(tx, begun, whole);
  await insertBuyers(tx, whole);
  await insertRoles(tx, whole);
  for (const { id } of whole) {
    held.add(id);
    changes.record(id, [{ field: "account", before: null, after: "IMPORTED" }]);
  }
  return only(
    accounts,
    whole.map((account) => account.id),
  ).map((account) => account.id);
}

function only(accounts: readonly Account[], ids: readonly string[]): readonly Account[] {
  const wanted = new Set(ids);
  return accounts.filter((account) => wanted.has(account.id));
}

async function insertRows(tx: Transaction, accounts: readonly Account[]): Promise<readonly string[]> {
  const columns = accounts.map(accountColumns);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO account (id, external_id, name, status, lock_reason, lock_scope, lock_since, lock_until, lock_by,
                         created_at, updated_at, version)
    SELECT * FROM unnest(
      ${accounts.map((account) => account.id)}::uuid[],
      ${columns.map((row) => row.externalId)}::text[],
      ${columns.map((row) => row.name)}::text[],
      ${columns.map((row) => row.status)}::text[],
      ${columns.map((row) => row.lockReason)}::text[],
      ${columns.map((row) => row.lockScope)}::text[],
      ${columns.map((row) => row.lockSince)}::timestamptz[],
      ${columns.map((row) => row.lockUntil)}::timestamptz[],
      ${columns.map((row) => row.lockBy)}::text[],
      ${columns.map((row) => row.createdAt)}::timestamptz[],
      ${columns.map((row) => row.updatedAt)}::timestamptz[],
      ${accounts.map((account) => account.version)}::int[])
    ON CONFLICT DO NOTHING RETURNING id`;
  return rows.map((row) => row.id);
}

/** Answers the accounts of which every contact was free. */
async function insertContacts(tx: Transaction, accounts: readonly Account[]): Promise<readonly Account[]> {
  const wanted = accounts.flatMap(contactRows);
  const rows = await tx.$queryRaw<{ account_id: string; kind: string }[]>`
    INSERT INTO account_contact (account_id, kind, value, key, verified_at)
    SELECT * FROM unnest(
      ${wanted.map((row) => row.accountId)}::uuid[],
      ${wanted.map((row) => row.kind)}::text[],
      ${wanted.map((row) => row.value)}::text[],
      ${wanted.map((row) => row.key)}::text[],
      ${wanted.map((row) => row.verifiedAt)}::timestamptz[])
    ON CONFLICT DO NOTHING RETURNING account_id, kind`;
  const stored = new Set(rows.map((row) => `${row.account_id} ${row.kind}`));
  const isStored = ({ accountId, kind }: ContactRow) => stored.has(`${accountId} ${kind}`);
  const lacking = new Set(wanted.filter((row) => !isStored(row)).map((row) => row.accountId));
  return accounts.filter((account) => !lacking.has(account.id));
}

async function insertSellers(tx: Transaction, sellers: readonly Account[]): Promise<readonly string[]> {
  if (sellers.length === 0) return [];
  const profiles = sellers.map((account) => account.sellerProfile);
  const rows = await tx.$queryRaw<{ account_id: string }[]>`
    INSERT INTO seller_profile (account_id, store_name, gst_number, is_verified, onboarding_stage, created_at)
    SELECT * FROM unnest(
      ${sellers.map((account) => account.id)}::uuid[],
      ${profiles.map((profile) => profile?.storeName)}::text[],
      ${profiles.map((profile) => profile?.gstNumber ?? null)}::text[],
      ${profiles.map((profile) => profile?.isVerified)}::boolean[],
      ${profiles.map((profile) => profile?.onboardingStage)}::text[],
      ${profiles.map((profile) => profile?.createdAt)}::timestamptz[])
    ON CONFLICT DO NOTHING RETURNING account_id`;
  return rows.map((row) => row.account_id);
}

async function removeIncomplete(tx: Transaction, begun: readonly Account[], whole: readonly Account[]): Promise<void> {
  const left = new Set(whole.map((account) => account.id));
  const incomplete = begun.filter((account) => !left.has(account.id)).map((account) => account.id);
  if (incomplete.length > 0) await tx.account.deleteMany({ where: { id: { in: incomplete } } });
}

async function insertBuyers(tx: Transaction, accounts: readonly Account[]): Promise<void> {
  const buyers = accounts.filter((account) => account.buyerProfile !== null);
  if (buyers.length === 0) return;
  const profiles = buyers.map((account) => account.buyerProfile);
  await tx.$executeRaw`
    INSERT INTO buyer_profile (account_id, name, date_of_birth, gender, created_at)
    SELECT * FROM unnest(
      ${buyers.map((account) => account.id)}::uuid[],
      ${profiles.map((profile) => profile?.name)}::text[],
      ${profiles.map((profile) => profile?.dateOfBirth ?? null)}::date[],
      ${profiles.map((profile) => profile?.gender ?? null)}::text[],
      ${profiles.map((profile) => profile?.createdAt)}::timestamptz[])`;
}

async function insertRoles(tx: Transaction, accounts: readonly Account[]): Promise<void> {
  const roles = accounts.flatMap(({ id, roles }) => roles.map((role) => roleRow(id, role)));
  if (roles.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO role (account_id, role_type, granted_at, granted_by)
    SELECT * FROM unnest(
      ${roles.map((role) => role.accountId)}::uuid[],
      ${roles.map((role) => role.roleType)}::text[],
      ${roles.map((role) => role.grantedAt)}::timestamptz[],
      ${roles.map((role) => role.grantedBy)}::text[])`;
}
