import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  type CanonicalRow,
  canonicalColumns,
  canonicalExpression,
  canonicalText,
  isCanonicalRow,
  namedFields,
} from "@/server/accounts/audit-chain/canonical-text";
import { isEntryText, leafOfEntry, storedColumns, writeEntry } from "@/server/accounts/audit-chain/entry-bytes";
import { leafOf } from "@/server/accounts/audit-chain/merkle";
import { copyOut } from "@/server/platform/copy-out";
import { newId } from "@/server/platform/new-id";
import { type AuditScene, auditScene } from "../support/audit-scene";

let scene: AuditScene;
beforeAll(async () => {
  scene = await auditScene();
});
afterAll(() => scene.close());

/** What PostgreSQL keeps as text: anything but NUL and half a character. */
const text = fc.string({ unit: "binary", maxLength: 30 }).filter((one) => !one.includes("\0"));
const maybe = fc.option(text, { nil: null });

it("R77 is the same from the database, from its columns as text and from their bytes, whatever an entry says and however a connection is set", async () => {
  const client = await scene.pool.connect();
  await client.query("SET timezone = 'Asia/Kolkata'; SET datestyle = 'German'; SET bytea_output = 'escape'");
  await fc.assert(
    fc.asyncProperty(
      text,
      maybe,
      fc.jsonValue(),
      fc.option(fc.uint8Array({ maxLength: 40 }), { nil: null }),
      async (name, subject, value, secret) => {
        // What jsonb refuses is no value of a field.
        const changes = JSON.stringify([{ field: name, before: null, after: value }]).replaceAll("\\u0000", "");
        const id = newId();
        await client.query("BEGIN");
        await client.query(
          `INSERT INTO audit_entry (id, recorded_at, actor_kind, actor_name, action, outcome, subject_id, changes, sealed, channel, request_id)
         VALUES ($1, now(), 'SYSTEM', $2, 'account.import', 'DONE', $3, $4, $5, 'worker', $2)`,
          [id, name, subject, changes, secret],
        );
        const { rows } = await client.query<CanonicalRow & { whole: string }>(
          `SELECT ${canonicalColumns("e")}, ${canonicalExpression("e")} AS whole FROM audit_entry e WHERE e.id = $1`,
          [id],
        );
        const [row] = rows;
        if (!row) throw new Error("the entry is there");
        const found: unknown[] = [];
        const sealed = pg.escapeLiteral(canonicalText(row));
        await copyOut(
          client,
          `SELECT ${sealed}, ${storedColumns("e")} FROM audit_entry e WHERE e.id = '${id}'`,
          (stored) => {
            const end = writeEntry(stored, 1);
            found.push({ isText: isEntryText(end, stored, 0), leaf: Buffer.from(leafOfEntry(end), "latin1") });
          },
        );
        expect(found).toEqual([{ isText: true, leaf: leafOf(canonicalText(row)) }]);
        await client.query("ROLLBACK");
        expect(row.whole).toBe(canonicalText(row));
        expect(row.recorded_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
        const named = namedFields(row.whole);
        expect(isCanonicalRow(named) && canonicalText(named)).toBe(row.whole);
      },
    ),
    { numRuns: 150 },
  );
  client.release();
});
