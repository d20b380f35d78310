import pg from "pg";
import type { Queryable } from "@/server/accounts/outbox/transaction";

/** A second table like the live one, first with its primary key alone: filling is quicker without the others. */
export async function makeAside(db: Queryable, live: string, aside: string): Promise<void> {
  await db.query(`CREATE TABLE ${aside} (LIKE ${live} INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE)`);
  const keyed = await indexesOf(db, live);
  for (const index of keyed.filter(({ isPrimary }) => isPrimary)) await makeIndex(db, index, aside);
  const { rows } = await db.query<{ option: string }>(
    "SELECT unnest(reloptions) AS option FROM pg_class WHERE oid = $1::regclass",
    [live],
  );
  if (rows.length > 0) await db.query(`ALTER TABLE ${aside} SET (${rows.map((row) => row.option).join(", ")})`);
}

export const dropAside = (db: Queryable, aside: string) => db.query(`DROP TABLE IF EXISTS ${aside}`);

/** The indexes that the live table has beside its primary key, under names of their own until the switch. */
export async function copyIndexes(db: Queryable, live: string, aside: string): Promise<void> {
  for (const index of await indexesOf(db, live)) if (!index.isPrimary) await makeIndex(db, index, aside);
}

/** Whoever may do something with the live table may do the same with the new one. */
export async function copyRights(db: Queryable, live: string, aside: string): Promise<void> {
  const { rows } = await db.query<{ grantee: string; privilege_type: string }>(
    `SELECT grantee, privilege_type FROM information_schema.role_table_grants
      WHERE table_schema = current_schema() AND table_name = $1 AND grantee <> current_user`,
    [live],
  );
  for (const { grantee, privilege_type } of rows) {
    await db.query(
      `GRANT ${privilege_type} ON ${aside} TO ${grantee === "PUBLIC" ? grantee : pg.escapeIdentifier(grantee)}`,
    );
  }
}

/** The new table takes the live one's name, and its indexes theirs. Within a transaction nobody sees a moment between. */
export async function switchTables(tx: Queryable, live: string, aside: string): Promise<void> {
  const indexes = await indexesOf(tx, live);
  await tx.query(`DROP TABLE ${live}`);
  await tx.query(`ALTER TABLE ${aside} RENAME TO ${live}`);
  for (const { name } of indexes) {
    await tx.query(`ALTER INDEX ${pg.escapeIdentifier(asideName(name))} RENAME TO ${pg.escapeIdentifier(name)}`);
  }
}

type Index = { readonly name: string; readonly definition: string; readonly isPrimary: boolean };

async function indexesOf(db: Queryable, table: string): Promise<readonly Index[]> {
  const { rows } = await db.query<Index>(
    `SELECT c.relname AS name, pg_get_indexdef(i.indexrelid) AS definition, i.indisprimary AS "isPrimary"
       FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = $1::regclass ORDER BY c.relname`,
    [table],
  );
  return rows;
}

/** `CREATE INDEX name ON schema.table USING ...`, as PostgreSQL writes it, with another name and table. */
async function makeIndex(db: Queryable, { name, definition, isPrimary }: Index, aside: string): Promise<void> {
  const own = pg.escapeIdentifier(asideName(name));
  await db.query(definition.replace(/ INDEX .+? ON \S+ /u, () => ` INDEX ${own} ON ${aside} `));
  if (isPrimary) await db.query(`ALTER TABLE ${aside} ADD PRIMARY KEY USING INDEX ${own}`);
}

/** Names hold 63 bytes; the live names are ours and shorter. */
const asideName = (name: string): string => `${name}_aside`;
