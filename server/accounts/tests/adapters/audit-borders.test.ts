import { afterEach, beforeEach, expect, it } from "vitest";
import { scanSeals } from "@/server/accounts/audit-chain/seal-scan";
import { readCheckpoints } from "@/server/accounts/audit-chain/sealed-entries";
import { type AuditScene, auditScene, putEntries, sealAll, tamper, verify } from "../support/audit-scene";

const ENTRIES = 32;
const BATCH = 4;
/** Two checkpoints, so that the borders lie behind the entries 8, 16 and 24: checkpoints 2, 4 and 6 end there. */
const groupEntries = 2 * BATCH;

let scene: AuditScene;
let ids: string[];
beforeEach(async () => {
  scene = await auditScene();
  ids = await putEntries(scene, ENTRIES);
  await sealAll(scene, { batchSize: BATCH });
  expect(await verify(scene, { groupEntries })).toMatchObject({ intact: true, entries: ENTRIES, checkpoints: 8 });
});
afterEach(() => scene.close());

const idOf = (number: number): string => ids[number - 1] ?? "";
const kinds = async () =>
  (await verify(scene, { groupEntries })).faults.map(
    ({ kind, number, checkpoint }) => `${kind} ${checkpoint ?? number}`,
  );

it("R77 proves every entry of an intact range in one reading, and none that somebody touched", async () => {
  const whole = await readCheckpoints(scene.pool, "0", "8", 8);
  const provedNow = async () => {
    const proved = await scanSeals(scene.pool, whole);
    return ids.map((_, index) => index + 1).filter((number) => proved.has(number));
  };
  expect(await provedNow()).toHaveLength(ENTRIES);
  await tamper(
    scene,
    `UPDATE audit_entry SET actor_name = 'somebody else' WHERE id = '${idOf(3)}'`,
    "UPDATE audit_seal SET text = text || ' ' WHERE number = 5",
    `DELETE FROM audit_entry WHERE id = '${idOf(7)}'`,
    "DELETE FROM audit_seal WHERE number = 9",
    "INSERT INTO audit_seal SELECT 11, recorded_at + interval '1 millisecond', entry_id, text FROM audit_seal WHERE number = 11",
  );
  const left = new Set(await provedNow());
  expect(ids.map((_, index) => index + 1).filter((number) => !left.has(number))).toEqual([3, 5, 7, 9, 11]);
});

it("names what was changed on both sides of a border between two ranges", async () => {
  await tamper(
    scene,
    `UPDATE audit_entry SET actor_name = 'somebody else' WHERE id IN ('${idOf(8)}', '${idOf(9)}')`,
    "DELETE FROM audit_seal WHERE number = 16",
    `DELETE FROM audit_entry WHERE id = '${idOf(25)}'`,
  );
  expect(await kinds()).toEqual(["ENTRY_CHANGED 8", "ENTRY_CHANGED 9", "SEAL_MISSING 16", "ENTRY_MISSING 25"]);
});

it("finds two seals that changed places over a border", async () => {
  await tamper(
    scene,
    "UPDATE audit_seal SET number = 1000 WHERE number = 16",
    "UPDATE audit_seal SET number = 16 WHERE number = 17",
    "UPDATE audit_seal SET number = 17 WHERE number = 1000",
  );
  expect(await kinds()).toEqual(["ENTRY_CHANGED 16", "ENTRY_CHANGED 17"]);
});

it.each([
  [4, "CHECKPOINT_MISSING 4"],
  [5, "CHECKPOINT_MISSING 5"],
])("finds checkpoint %i gone, beside a border", async (number, first) => {
  await tamper(scene, `DELETE FROM audit_checkpoint WHERE number = ${number}`);
  expect((await kinds())[0]).toBe(first);
});

it.each(["head", "previous"])(
  "finds that the first range behind a border does not follow: another %s",
  async (column) => {
    await tamper(
      scene,
      `UPDATE audit_checkpoint SET ${column} = (SELECT ${column} FROM audit_checkpoint WHERE number = 2) WHERE number = 5`,
    );
    expect(await kinds()).toContain("CHECKPOINT_CHANGED 5");
  },
);

it("finds the last entry of a range counted among the next one's, with its hash", async () => {
  await tamper(
    scene,
    `UPDATE audit_checkpoint c SET leaves = CASE c.number WHEN 4 THEN substring(c.leaves FOR ${3 * 32})
         ELSE substring((SELECT leaves FROM audit_checkpoint WHERE number = 4) FROM ${3 * 32 + 1}) || c.leaves END,
       last = last - CASE c.number WHEN 4 THEN 1 ELSE 0 END, first = first - CASE c.number WHEN 5 THEN 1 ELSE 0 END
      WHERE c.number IN (4, 5)`,
  );
  expect(await kinds()).toEqual(expect.arrayContaining(["CHECKPOINT_CHANGED 4", "CHECKPOINT_CHANGED 5"]));
});
