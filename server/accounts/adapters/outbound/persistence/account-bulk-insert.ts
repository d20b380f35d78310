import type { Account } from "@/server/accounts/domain/entities/account";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { accountColumns, buyerRow, contactRows, roleRow, sellerRow } from "./account-rows";
import type { Transaction } from "./transaction";
import type { UnitParts } from "./unit-parts";

/**
 * Inserts many accounts at once, a few statements for all of them. An account of which the external id, a contact or
 * the live GSTIN is taken is left out whole; answers the ids that were inserted, in the order given.
 */
export async function insertAccounts(
  { tx, held, changes }: UnitParts,
  accounts: readonly Account[],
): Promise<readonly AccountId[]> {
  if (accounts.length === 0) return [];
  const begun = await insertRows(tx, accounts);
  const withContacts = await insertContacts(tx, begun);
  const whole = await insertSellers(tx, withContacts);
  const left = new Set(whole.map((account) => account.id));
  const incomplete = begun.filter((account) => !left.has(account.id)).map((account) => account.id);
  if (incomplete.length > 0) await tx.account.deleteMany({ where: { id: { in: incomplete } } });
  await tx.buyerProfile.createMany({ data: whole.flatMap((account) => buyerRow(account) ?? []) });
  await tx.role.createMany({ data: whole.flatMap(({ id, roles }) => roles.map((role) => roleRow(id, role))) });
  for (const { id } of whole) {
    held.add(id);
    changes.record(id, [{ field: "account", before: null, after: "IMPORTED" }]);
  }
  return whole.map((account) => account.id);
}

/** In id order, so that two inserters of the same accounts never wait for each other in a ring. */
const inIdOrder = (accounts: readonly Account[]): Account[] => [...accounts].sort((a, b) => (a.id < b.id ? -1 : 1));

async function insertRows(tx: Transaction, accounts: readonly Account[]): Promise<readonly Account[]> {
  const rows = await tx.account.createManyAndReturn({
    data: inIdOrder(accounts).map((account) => ({
      id: account.id,
      ...accountColumns(account),
      version: account.version,
    })),
    select: { id: true },
    skipDuplicates: true,
  });
  return only(
    accounts,
    rows.map((row) => row.id),
  );
}

async function insertContacts(tx: Transaction, accounts: readonly Account[]): Promise<readonly Account[]> {
  const wanted = inIdOrder(accounts).flatMap(contactRows);
  const rows = await tx.accountContact.createManyAndReturn({
    data: wanted,
    select: { accountId: true, kind: true },
    skipDuplicates: true,
  });
  const stored = new Set(rows.map((row) => `${row.accountId} ${row.kind}`));
  const lacking = new Set(wanted.filter((row) => !stored.has(`${row.accountId} ${row.kind}`)).map((r) => r.accountId));
  return accounts.filter((account) => !lacking.has(account.id));
}

async function insertSellers(tx: Transaction, accounts: readonly Account[]): Promise<readonly Account[]> {
  const rows = await tx.sellerProfile.createManyAndReturn({
    data: inIdOrder(accounts).flatMap((account) => sellerRow(account) ?? []),
    select: { accountId: true },
    skipDuplicates: true,
  });
  const stored = new Set(rows.map((row) => row.accountId));
  return accounts.filter((account) => account.sellerProfile === null || stored.has(account.id));
}

function only(accounts: readonly Account[], ids: readonly string[]): readonly Account[] {
  const wanted = new Set(ids);
  return accounts.filter((account) => wanted.has(account.id));
}
