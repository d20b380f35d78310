import type { AccountRepository, ContactKey } from "@/server/accounts/application/ports/outbound/account-repository";
import type { Account } from "@/server/accounts/domain/entities/account";
import { done, type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { insertAccounts } from "./account-bulk-insert";
import { accountChanges, versionChange } from "./account-changes";
import { writeParts } from "./account-parts";
import { releaseAccount } from "./account-release";
import { accountColumns } from "./account-rows";
import { violatedUnique } from "./database-errors";
import { toAccount } from "./mappers/account-mapper";
import { readAccountRows } from "./models/account-model";
import { openSavepoint } from "./savepoint";
import type { Transaction } from "./transaction";
import type { UnitParts } from "./unit-parts";

/** Accounts within one unit of work. A write to an account that the unit does not hold throws. */
export function accountRepository(parts: UnitParts): AccountRepository {
  const { tx } = parts;
  const findMany = async (ids: readonly AccountId[]) =>
    ids.length === 0 ? [] : (await readAccountRows(tx, ids)).map(toAccount);
  return {
    findMany,
    find: async (id) => (await findMany([id]))[0] ?? null,
    findIdByContact: (contact) => findIdByContact(tx, contact),
    findIdByExternalId: async (externalId) => {
      const row = await tx.account.findUnique({ where: { externalId }, select: { id: true } });
      return row && accountIdFrom(row.id);
    },
    insert: (account) => insert(parts, account),
    insertMany: (accounts) => insertAccounts(parts, accounts),
    save: (before, after) => save(parts, before, after),
    release: (id) => releaseAccount(parts, id),
  };
}

async function findIdByContact(tx: Transaction, { kind, key }: ContactKey): Promise<AccountId | null> {
  const row = await tx.accountContact.findUnique({
    where: { kind_key: { kind, key } },
    select: { accountId: true },
  });
  return row && accountIdFrom(row.accountId);
}

async function insert({ tx, held, changes }: UnitParts, account: Account): Promise<Result<Account>> {
  const taken = await refusingDuplicates(tx, async () => {
    await tx.account.createMany({ data: [{ id: account.id, ...accountColumns(account), version: account.version }] });
    await writeParts(tx, null, account);
  });
  if (taken) return taken;
  held.add(account.id);
  changes.record(account.id, [...accountChanges(null, account), versionChange(null, account.version)]);
  return done(account);
}

async function save({ tx, held, changes }: UnitParts, before: Account, after: Account): Promise<Result<Account>> {
  held.mustHold([after.id]);
  const changed = accountChanges(before, after);
  if (changed.length === 0) return done({ ...after, version: before.version });
  const version = before.version + 1;
  let found = true;
  const guarded = changed.some(({ field }) => UNIQUE_FIELDS.has(field)) ? refusingDuplicates : unguarded;
  const taken = await guarded(tx, async () => {
    found = (await updateRow(tx, after, { from: before.version, to: version })) === 1;
    if (found) await writeParts(tx, before, after);
  });
  if (taken) return taken;
  if (!found) return refuse({ code: "CONFLICT", what: "account" });
  changes.record(after.id, [...changed, versionChange(before.version, version)]);
  return done({ ...after, version });
}

/** Answers how many rows there were of that version: one or none. Statements of our own cost half of what a model's do. */
function updateRow(tx: Transaction, account: Account, version: { readonly from: number; readonly to: number }) {
  const row = accountColumns(account);
  return tx.$executeRaw`
    UPDATE account SET external_id = ${row.externalId}, name = ${row.name}, status = ${row.status},
           lock_reason = ${row.lockReason}, lock_scope = ${row.lockScope}, lock_since = ${row.lockSince}::timestamptz,
           lock_until = ${row.lockUntil}::timestamptz, lock_by = ${row.lockBy},
           past_locks = ${JSON.stringify(row.pastLocks)}::jsonb, created_at = ${row.createdAt}::timestamptz,
           updated_at = ${row.updatedAt}::timestamptz, version = ${version.to}
     WHERE id = ${account.id}::uuid AND version = ${version.from}`;
}

/** The fields whose change may meet somebody else's; others need no savepoint. */
const UNIQUE_FIELDS: ReadonlySet<string> = new Set([
  "externalId",
  "email",
  "phone",
  "placeholder",
  "seller.gstNumber",
  "seller.onboardingStage",
]);

async function unguarded(_tx: Transaction, write: () => Promise<void>): Promise<null> {
  await write();
  return null;
}

/** A taken contact, external id or GSTIN undoes these writes alone; the work may go on and say something else. */
async function refusingDuplicates(tx: Transaction, write: () => Promise<void>): Promise<Refused | null> {
  const savepoint = await openSavepoint(tx, "attempt");
  try {
    await write();
  } catch (error) {
    const constraint = violatedUnique(error);
    if (constraint === null) throw error;
    await savepoint.rollBack();
    return refuse({ code: "ALREADY_EXISTS", what: whatOf(constraint) });
  }
  await savepoint.release();
  return null;
}

function whatOf(constraint: string): string {
  if (constraint.startsWith("account_contact")) return "contact";
  if (constraint.startsWith("seller_profile_gst")) return "gstNumber";
  return constraint.includes("external_id") ? "externalId" : "account";
}
