import type { Account } from "@/server/accounts/domain/entities/account";
import { buyerRow, type ContactRow, contactRows, roleRow, sellerRow } from "./account-rows";
import type { Transaction } from "./transaction";

/** Writes the parts of an account that differ from the ones read: contacts, roles and the two profiles. */
export async function writeParts(tx: Transaction, before: Account | null, after: Account): Promise<void> {
  await writeContacts(tx, before, after);
  await writeRoles(tx, before, after);
  await writeBuyer(tx, before, after);
  await writeSeller(tx, before, after);
}

async function writeContacts(tx: Transaction, before: Account | null, after: Account): Promise<void> {
  const old = before ? contactRows(before) : [];
  const next = contactRows(after);
  const gone = old.filter((row) => !next.some((other) => other.kind === row.kind));
  const added = next.filter((row) => !old.some((other) => other.kind === row.kind));
  const changed = next.filter((row) => old.some((other) => other.kind === row.kind && !isSame(other, row)));
  if (gone.length > 0) {
    const kind = { in: gone.map((row) => row.kind) };
    await tx.accountContact.deleteMany({ where: { accountId: after.id, kind } });
  }
  for (const { accountId, kind, value, key, verifiedAt } of changed) {
    await tx.accountContact.updateMany({ where: { accountId, kind }, data: { value, key, verifiedAt } });
  }
  if (added.length > 0) await tx.accountContact.createMany({ data: [...added] });
}

const isSame = (one: ContactRow, other: ContactRow): boolean =>
  one.value === other.value && one.key === other.key && one.verifiedAt?.getTime() === other.verifiedAt?.getTime();

async function writeRoles(tx: Transaction, before: Account | null, after: Account): Promise<void> {
  const had = new Set(before?.roles.map((role) => role.type));
  const has = new Set(after.roles.map((role) => role.type));
  const gone = [...had].filter((type) => !has.has(type));
  const added = after.roles.filter((role) => !had.has(role.type));
  if (gone.length > 0) await tx.role.deleteMany({ where: { accountId: after.id, roleType: { in: gone } } });
  if (added.length > 0) await tx.role.createMany({ data: added.map((role) => roleRow(after.id, role)) });
}

async function writeBuyer(tx: Transaction, before: Account | null, after: Account): Promise<void> {
  const row = buyerRow(after);
  if (!row) {
    if (before?.buyerProfile) await tx.buyerProfile.deleteMany({ where: { accountId: after.id } });
    return;
  }
  if (!before?.buyerProfile) await tx.buyerProfile.createMany({ data: [row] });
  else if (JSON.stringify(buyerRow(before)) !== JSON.stringify(row)) {
    await tx.buyerProfile.updateMany({ where: { accountId: after.id }, data: row });
  }
}

async function writeSeller(tx: Transaction, before: Account | null, after: Account): Promise<void> {
  const row = sellerRow(after);
  if (!row) {
    if (before?.sellerProfile) await tx.sellerProfile.deleteMany({ where: { accountId: after.id } });
    return;
  }
  if (!before?.sellerProfile) await tx.sellerProfile.createMany({ data: [row] });
  else if (JSON.stringify(sellerRow(before)) !== JSON.stringify(row)) {
    await tx.sellerProfile.updateMany({ where: { accountId: after.id }, data: row });
  }
}
