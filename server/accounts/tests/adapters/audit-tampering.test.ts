import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkpointHash, checkpointText, hex } from "@/server/accounts/audit-chain/checkpoint";
import { readLastCheckpoint, toCheckpoint } from "@/server/accounts/audit-chain/checkpoint-rows";
import { sealingKeyFrom } from "@/server/accounts/audit-chain/sealing-keys";
import { withConnection } from "@/server/platform/database-session";
import { newId } from "@/server/platform/new-id";
import {
  type AuditScene,
  auditScene,
  putEntries,
  sealAll,
  sealerOf,
  tamper,
  testKeys,
  verify,
} from "../support/audit-scene";
import { OTHER_AUDIT_SEED, TEST_AUDIT_SEED } from "../support/audit-seeds";

const ENTRIES = 40;
const BATCH = 8;

let scene: AuditScene;
let ids: string[];
beforeEach(async () => {
  scene = await auditScene();
  ids = await putEntries(scene, ENTRIES);
  await sealAll(scene, { batchSize: BATCH });
  expect(await verify(scene)).toMatchObject({ intact: true, entries: ENTRIES, checkpoints: ENTRIES / BATCH });
});
afterEach(() => scene.close());

const idOf = (number: number): string => ids[number - 1] ?? "";
const first = async (options: Parameters<typeof verify>[1] = {}) => (await verify(scene, options)).faults[0];
const kinds = async (options: Parameters<typeof verify>[1] = {}) =>
  (await verify(scene, options)).faults.map(({ kind, number }) => `${kind} ${number}`);

describe("R77 who owns the database and changes an entry", () => {
  it.each([
    ["actor_name", "'somebody else'"],
    ["action", "'account.unlock'"],
    ["reason_code", "'OTHER'"],
    ["changes", `'[{"field": "name", "before": null, "after": "n13 "}]'`],
    ["sealed", "'\\x00'"],
    ["request_id", "'r'"],
    ["session_id", "gen_random_uuid()"],
    ["policy_version", "2"],
    ["occurrences", "2"],
    ["seq", "999"],
    ["tx", "'1'"],
    ["account_id", "gen_random_uuid()"],
    ["actor_account_id", "gen_random_uuid()"],
    ["channel", "'web'"],
  ])("is found by the number and the field: %s", async (column, value) => {
    await tamper(scene, `UPDATE audit_entry SET ${column} = ${value} WHERE id = '${idOf(14)}'`);
    expect(await first()).toMatchObject({ kind: "ENTRY_CHANGED", number: "14", entryId: idOf(14) });
    expect((await first())?.words).toMatch(new RegExp(`: ${column}$`));
    expect((await verify(scene)).faultCount).toBe(1);
  });

  it("is found when the seal was changed alike", async () => {
    await tamper(
      scene,
      `UPDATE audit_entry SET actor_name = 'somebody else' WHERE id = '${idOf(14)}'`,
      `UPDATE audit_seal SET text = replace(text, 'system:timer', 'somebody else') WHERE number = 14`,
    );
    expect(await first()).toMatchObject({ kind: "ENTRY_CHANGED", number: "14", entryId: idOf(14) });
  });

  it("is found when the seal alone was changed", async () => {
    await tamper(scene, "UPDATE audit_seal SET text = text || ' ' WHERE number = 14");
    expect(await first()).toMatchObject({ kind: "SEAL_CHANGED", number: "14", entryId: idOf(14) });
  });
});

describe("who takes away, puts in or changes places", () => {
  it("is found: an entry out of the middle", async () => {
    await tamper(scene, `DELETE FROM audit_entry WHERE id = '${idOf(20)}'`);
    expect(await first()).toMatchObject({ kind: "ENTRY_MISSING", number: "20", entryId: idOf(20) });
  });

  it("is found: an entry and its seal", async () => {
    await tamper(scene, `DELETE FROM audit_entry WHERE id = '${idOf(20)}'`, "DELETE FROM audit_seal WHERE number = 20");
    expect(await first()).toMatchObject({ kind: "ENTRY_MISSING", number: "20" });
  });

  it("is found: a seal alone", async () => {
    await tamper(scene, "DELETE FROM audit_seal WHERE number = 20");
    expect(await first()).toMatchObject({ kind: "SEAL_MISSING", number: "20", entryId: idOf(20) });
  });

  it("is found: two seals that changed places, both named", async () => {
    await tamper(
      scene,
      "UPDATE audit_seal SET number = 1000 WHERE number = 18",
      "UPDATE audit_seal SET number = 18 WHERE number = 21",
      "UPDATE audit_seal SET number = 21 WHERE number = 1000",
    );
    expect(await kinds()).toEqual(["ENTRIES_REORDERED 18", "ENTRIES_REORDERED 21"]);
  });

  it("is found: an entry put in between, with the transaction of its neighbour", async () => {
    const id = newId();
    await tamper(
      scene,
      `INSERT INTO audit_entry (id, recorded_at, tx, seq, actor_kind, actor_name, action, outcome, changes, channel, request_id)
       SELECT '${id}', recorded_at, tx, seq, 'SYSTEM', 'system:timer', action, outcome, changes, channel, 'put in'
         FROM audit_entry WHERE id = '${idOf(20)}'`,
    );
    expect(await first()).toMatchObject({ kind: "ENTRY_INSERTED", entryId: id });
  });

  it("is found: an entry put in with a seal of its own", async () => {
    const id = newId();
    await tamper(
      scene,
      `INSERT INTO audit_entry (id, recorded_at, tx, actor_kind, actor_name, action, outcome, changes, channel, request_id)
       SELECT '${id}', recorded_at + interval '1 millisecond', tx, 'SYSTEM', 'system:timer', action, outcome, changes, channel, 'put in'
         FROM audit_entry WHERE id = '${idOf(20)}'`,
      `INSERT INTO audit_seal (number, recorded_at, entry_id, text)
       SELECT 20, recorded_at + interval '1 millisecond', '${id}', text FROM audit_seal WHERE number = 20`,
    );
    expect((await verify(scene)).faults.map(({ kind }) => kind)).toContain("ENTRY_INSERTED");
  });
});

describe("who cuts off the end", () => {
  it("is found by the last checkpoint when the entries alone are gone", async () => {
    await tamper(scene, "DELETE FROM audit_entry WHERE id IN (SELECT entry_id FROM audit_seal WHERE number > 37)");
    expect(await kinds()).toEqual(["ENTRY_MISSING 38", "ENTRY_MISSING 39", "ENTRY_MISSING 40"]);
  });

  it("is found by the seals when the last checkpoint is gone", async () => {
    await tamper(scene, "DELETE FROM audit_checkpoint WHERE number = 5");
    expect(await first()).toMatchObject({ kind: "CUT_OFF", number: "33" });
  });

  it("is found by what this machine saw last when nothing in the database tells of it", async () => {
    const last = await readLastCheckpoint(scene.pool);
    const seen = last && toCheckpoint(last);
    const known = seen && { number: seen.number, last: seen.last, hash: hex(checkpointHash(checkpointText(seen))) };
    expect(await verify(scene, { known })).toMatchObject({ intact: true });
    await tamper(
      scene,
      "DELETE FROM audit_entry WHERE id IN (SELECT entry_id FROM audit_seal WHERE number > 32)",
      "DELETE FROM audit_seal WHERE number > 32",
      "DELETE FROM audit_checkpoint WHERE number = 5",
    );
    expect(await verify(scene)).toMatchObject({ intact: true, sealedUpTo: "32" });
    expect(await first({ known })).toMatchObject({ kind: "CUT_OFF", number: "33" });
    // Sealed anew it has the old length, and is another.
    await putEntries(scene, BATCH);
    await sealAll(scene, { batchSize: BATCH });
    expect(await verify(scene)).toMatchObject({ intact: true, sealedUpTo: "40" });
    expect(await first({ known })).toMatchObject({ kind: "CHECKPOINT_REPLACED", checkpoint: "5" });
  });
});

describe("who changes a checkpoint", () => {
  it("is found: one removed from the middle", async () => {
    await tamper(scene, "DELETE FROM audit_checkpoint WHERE number = 3");
    expect(await first()).toMatchObject({ kind: "CHECKPOINT_MISSING", checkpoint: "3", number: "17" });
  });

  it.each(["root", "head", "previous", "signature"])("is found: another %s", async (column) => {
    const bytes = column === "signature" ? 64 : 32;
    await tamper(
      scene,
      `UPDATE audit_checkpoint SET ${column} = '\\x${randomBytes(bytes).toString("hex")}' WHERE number = 3`,
    );
    expect(await first()).toMatchObject({ kind: "CHECKPOINT_CHANGED", checkpoint: "3" });
  });

  it("is found: other hashes of the entries", async () => {
    await tamper(
      scene,
      `UPDATE audit_checkpoint SET leaves = overlay(leaves placing '\\x${"00".repeat(32)}'::bytea from 33) WHERE number = 3`,
    );
    expect(await first()).toMatchObject({ kind: "CHECKPOINT_CHANGED", checkpoint: "3" });
  });

  it("is found: the trail rewritten from there on and signed with a key of their own", async () => {
    await tamper(
      scene,
      `UPDATE audit_entry SET actor_name = 'somebody else' WHERE id = '${idOf(14)}'`,
      "DELETE FROM audit_seal WHERE number > 8",
      "DELETE FROM audit_checkpoint WHERE number > 1",
    );
    await sealAll(scene, { batchSize: BATCH, key: sealingKeyFrom(OTHER_AUDIT_SEED) });
    expect(await first()).toMatchObject({ kind: "UNKNOWN_KEY", checkpoint: "2" });
  });

  it("trusts yesterday's key beside today's", async () => {
    await putEntries(scene, BATCH);
    await sealAll(scene, { batchSize: BATCH, key: sealingKeyFrom(OTHER_AUDIT_SEED) });
    expect(await verify(scene, { keys: testKeys(TEST_AUDIT_SEED, OTHER_AUDIT_SEED) })).toMatchObject({ intact: true });
    expect(await first()).toMatchObject({ kind: "UNKNOWN_KEY", number: "41" });
  });
});

describe("R79 retention", () => {
  const month = "2025-03";
  const drop = (day: string) =>
    withConnection(scene.testDatabase.ownerUrl, (owner) => owner.query("SELECT drop_audit_month($1::date)", [day]));

  /** A month of long ago: two of its entries were sealed after younger ones. */
  async function putOldMonth(): Promise<void> {
    await withConnection(scene.testDatabase.ownerUrl, async (owner) => {
      for (const table of ["audit_entry", "audit_seal"]) {
        await owner.query(
          `CREATE TABLE ${table}_2025_03 PARTITION OF ${table} FOR VALUES FROM ('2025-03-01Z') TO ('2025-04-01Z')`,
        );
      }
    });
    const old = new Date(`${month}-10T12:00:00Z`);
    await putEntries(scene, 5, old);
    await putEntries(scene, 1);
    await putEntries(scene, 2, old);
    await sealAll(scene, { batchSize: BATCH });
  }

  it("leaves the rest verifiable, and says how much went", async () => {
    await putOldMonth();
    await drop(`${month}-01`);
    await sealAll(scene, { batchSize: BATCH });
    expect(await verify(scene)).toMatchObject({ intact: true, entries: 49, dropped: 7, sealedUpTo: "49" });
    await tamper(scene, `UPDATE audit_entry SET actor_name = 'somebody else' WHERE id = '${idOf(14)}'`);
    expect(await first()).toMatchObject({ kind: "ENTRY_CHANGED", number: "14" });
  });

  it("is told from a month that somebody dropped without a word", async () => {
    await putOldMonth();
    await tamper(scene, "DROP TABLE audit_entry_2025_03, audit_seal_2025_03");
    expect(await kinds()).toEqual(["MONTH_MISSING 41"]);
  });

  it("waits while a month is held, and both the hold and its end stand in the trail", async () => {
    await putOldMonth();
    const owned = (sql: string, values: readonly unknown[]) =>
      withConnection(scene.testDatabase.ownerUrl, async (owner) => (await owner.query(sql, [...values])).rows);
    const hold = "SELECT hold_audit_months($1::date, $2::date, $3) AS id";
    await expect(owned(hold, ["2025-02-03", "2025-05-01", "A dispute."])).rejects.toThrow("audit_hold_months");
    const [held] = await owned(hold, ["2025-02-01", "2025-05-01", "A dispute over payments."]);
    await expect(drop(`${month}-01`)).rejects.toThrow("held: A dispute over payments.");
    await owned("SELECT release_audit_months($1)", [held.id]);
    await expect(owned("SELECT release_audit_months($1)", [held.id])).rejects.toThrow("no such hold");
    await drop(`${month}-01`);
    const { rows } = await scene.pool.query(
      "SELECT action, subject_id FROM audit_entry WHERE subject_type = 'MONTH' ORDER BY seq",
    );
    expect(rows).toEqual([
      { action: "audit.hold-months", subject_id: "2025-02..2025-05" },
      { action: "audit.release-months", subject_id: "2025-02..2025-05" },
      { action: "audit.drop-month", subject_id: "2025-03" },
    ]);
  });

  it("takes the oldest month alone, a year old, and sealed", async () => {
    await putOldMonth();
    await expect(drop("2025-04-01")).rejects.toThrow("oldest month");
    await expect(drop(`${month}-02`)).rejects.toThrow("first day");
    await expect(drop("2026-11-01")).rejects.toThrow("first day");
    await putEntries(scene, 1, new Date(`${month}-11T12:00:00Z`));
    await expect(drop(`${month}-01`)).rejects.toThrow("not sealed yet");
    await expect(scene.pool.query("SELECT drop_audit_month('2025-03-01')")).rejects.toThrow("permission denied");
  });
});

it("a sealer that finds nothing new writes nothing", async () => {
  expect(await sealerOf(scene)()).toEqual({ sealed: 0 });
  expect(await verify(scene)).toMatchObject({ checkpoints: ENTRIES / BATCH, tailSeconds: null });
});
