import { afterAll, beforeAll, expect, it } from "vitest";
import { auditTable } from "@/server/accounts/adapters/inbound/rest/audit-table";
import { EVERYTHING, type ExportFilter, exportTrail } from "@/server/accounts/audit-chain/export-trail";
import { publicTextOf } from "@/server/accounts/audit-chain/sealing-keys";
import { verifyExport } from "@/server/accounts/audit-chain/verify-export";
import { withConnection } from "@/server/platform/database-session";
import { sealAll, testKeys, verify } from "../support/audit-scene";
import { OTHER_AUDIT_SEED, TEST_AUDIT_SEED } from "../support/audit-seeds";
import { type ModuleScene, moduleScene, putCase, putHolder, putStaff } from "../support/module-scene";
import { must, refusalCode } from "../support/must";

const origin = { requestId: "export", channel: "web", ip: "203.0.113.9", userAgent: "test" } as const;
const everything = { actors: [], actions: [], accountId: null, outcome: null, from: null, to: null };
const note = "Asked for by the yearly review.";

let scene: ModuleScene;
beforeAll(async () => {
  scene = await moduleScene({ auditPublicKeys: [publicTextOf(TEST_AUDIT_SEED)] });
  for (let index = 0; index < 4; index += 1) await putHolder(scene, `buyer${index}@example.org`);
  await sealAll(scene.database, { batchSize: 5 });
});
afterAll(() => scene.close());

const gathered = async (lines: AsyncIterable<string>): Promise<string[]> => {
  const found: string[] = [];
  for await (const line of lines) found.push(line.trimEnd());
  return found;
};
const exported = (filter: ExportFilter = EVERYTHING) =>
  gathered(exportTrail({ db: scene.database.reads, now: () => new Date(), publicKeys: [] }, filter));
async function* streamed(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
const check = (lines: readonly string[], keys = testKeys()) => verifyExport(streamed(lines), keys);
const kindsOf = async (lines: readonly string[]) => (await check(lines)).faults.map(({ kind }) => kind);
const isEntry = (line: string) => line.startsWith('{"type":"entry"');

it("R77 a whole export verifies with nothing but the public key, whatever npm printed before it", async () => {
  const lines = await exported();
  const { entries } = await verify(scene.database);
  expect(entries).toBeGreaterThan(6);
  expect(await check(["", "> goodstanding@0.1.0 cli", ...lines, ""])).toMatchObject({
    intact: true,
    whole: true,
    entries,
  });
  expect((await check(lines, testKeys(OTHER_AUDIT_SEED))).faults[0]).toMatchObject({ kind: "UNKNOWN_KEY" });
});

it("a part of the trail verifies entry by entry", async () => {
  const [first] = (await exported()).filter(isEntry).map((line) => JSON.parse(line));
  const lines = await exported({ ...EVERYTHING, actions: [first.entry.action], accountId: first.entry.account_id });
  expect(await check(lines)).toMatchObject({ intact: true, whole: false });
  expect(lines.filter(isEntry).length).toBeLessThan((await exported()).filter(isEntry).length);
  expect(lines.filter(isEntry).map((line) => JSON.parse(line).entry.action)).toContain(first.entry.action);
});

it("every change of a file is found: any byte of an entry, a line less, one more, two that changed places, a cut end", async () => {
  const lines = await exported();
  for (const [index, line] of lines.entries()) {
    if (!isEntry(line)) continue;
    const { number } = JSON.parse(line);
    const bent = line.replace('"outcome":"DONE"', '"outcome":"done"').replace('"channel":"cli"', '"channel":"web"');
    const found = await check(lines.with(index, bent));
    expect(found.faults[0]).toMatchObject({ kind: "ENTRY_CHANGED", number });
  }
  const at = lines.findIndex((line, index) => isEntry(line) && isEntry(lines[index + 1] ?? ""));
  const swapped = lines.with(at, lines[at + 1] ?? "").with(at + 1, lines[at] ?? "");
  expect(await kindsOf(swapped)).toContain("ENTRIES_REORDERED");
  expect(await kindsOf(lines.toSpliced(at, 1))).toContain("ENTRY_MISSING");
  expect(await kindsOf(lines.toSpliced(at, 0, lines[at] ?? ""))).toContain("ENTRIES_REORDERED");
  expect(await kindsOf(lines.toSpliced(at, 0, "{}"))).toEqual(["ENTRY_CHANGED"]);
  expect(await kindsOf(lines.slice(0, -1))).toEqual(["CUT_OFF"]);
  const second = lines.findIndex((line) => line.startsWith('{"type":"checkpoint","number":"2"'));
  expect(await kindsOf(lines.toSpliced(second, 1))).toContain("CHECKPOINT_MISSING");
  expect(await kindsOf(lines.with(second, (lines[second] ?? "").replace('"months":"2', '"months":"3')))).toContain(
    "CHECKPOINT_CHANGED",
  );
  await expect(check(["{}"])).rejects.toThrow("no export");
});

it("R78 holds private values as they are stored, and destroying an account's key leaves all of it verifiable", async () => {
  const holder = await putHolder(scene, "erased@example.org");
  await putCase(scene, holder.accountId);
  await sealAll(scene.database, { batchSize: 5 });
  const before = await exported();
  expect(before.join("\n")).not.toContain("203.0.113.9");
  await withConnection(scene.testDatabase.ownerUrl, (owner) =>
    owner.query("DELETE FROM account_key WHERE account_id = $1", [holder.accountId]),
  );
  expect(await verify(scene.database)).toMatchObject({ intact: true });
  const after = await exported();
  expect(after.filter(isEntry)).toEqual(before.filter(isEntry));
  expect(await check(after)).toMatchObject({ intact: true });
});

it("staff export after a fresh proof, with a reason on record, by a ticket of their own session", async () => {
  const auditor = await putStaff(scene, "AUDITOR");
  const colleague = await putStaff(scene, "LEAD");
  const { auditTrail } = scene.accounts;
  const { ticket } = must(await auditTrail.export({ filter: everything, format: "NDJSON", note }, auditor, origin));
  await sealAll(scene.database);
  const lines = await gathered(must(auditTrail.download(ticket, auditor)).lines);
  expect(await check(lines)).toMatchObject({ intact: true, whole: true });
  expect(refusalCode(auditTrail.download(ticket, colleague))).toBe("FORBIDDEN");
  expect(refusalCode(auditTrail.download(`${ticket}A`, auditor))).toBe("FORBIDDEN");
  const record = lines
    .filter(isEntry)
    .map((line) => JSON.parse(line).entry)
    .filter(({ action }) => action === "audit.export");
  expect(record).toMatchObject([{ outcome: "DONE", reason_code: "WHOLE", actor_role: "AUDITOR" }]);
  expect(lines.join("\n")).not.toContain(note);
  await withConnection(scene.testDatabase.ownerUrl, (owner) =>
    owner.query("UPDATE session SET proved_at = proved_at - interval '16 minutes' WHERE id = $1", [
      colleague.sessionId,
    ]),
  );
  expect(refusalCode(await auditTrail.export({ filter: everything, format: "NDJSON", note }, colleague, origin))).toBe(
    "STEP_UP_REQUIRED",
  );
});

it("R67 the same as a table: one row for each entry, no cell a formula, and no more than ten an hour", async () => {
  const auditor = await putStaff(scene, "AUDITOR");
  const { auditTrail } = scene.accounts;
  const spiteful = { ...auditor, name: "=HYPERLINK(1)" };
  const ask = () => auditTrail.export({ filter: everything, format: "CSV", note }, spiteful, origin);
  const { ticket } = must(await ask());
  await sealAll(scene.database);
  const { format, lines } = must(auditTrail.download(ticket, auditor));
  expect(format).toBe("CSV");
  const table = await gathered(auditTable(lines));
  const entries = (await exported()).filter(isEntry);
  expect(table[0]).toMatch(/^number,recorded_at,actor_kind/u);
  expect(table).toHaveLength(entries.length + 1);
  expect(table.join("\n")).toContain(",'=HYPERLINK(1),");
  expect(table.join("\n")).not.toMatch(/(?:^|,|\n)[=+@-]/u);
  const more = await Promise.all(Array.from({ length: 15 }, ask));
  expect(more.filter(({ ok }) => ok)).toHaveLength(9);
  expect(refusalCode(await ask())).toBe("RATE_LIMITED");
});

it("other systems read the checkpoints, newest first, page by page", async () => {
  const { listCheckpoints } = scene.accounts.api;
  const first = must(await listCheckpoints({ cursor: null, limit: 2 }));
  const next = must(await listCheckpoints({ cursor: first.nextCursor, limit: 200 }));
  const numbers = [...first.rows, ...next.rows].map(({ number }) => Number(number));
  expect(numbers).toEqual(numbers.map((_, index) => numbers.length - index));
  expect(next.nextCursor).toBeNull();
  expect(refusalCode(await listCheckpoints({ cursor: "forged", limit: 2 }))).toBe("VALIDATION");
});

it("a verification is asked for once at a time, and its end stands on record", async () => {
  const [one, other] = [await putStaff(scene, "AUDITOR"), await putStaff(scene, "ADMIN")];
  const asked = await Promise.all([one, other].map((actor) => scene.accounts.auditTrail.verify(actor, origin)));
  expect(asked.map(refusalCode).sort()).toEqual(["CONFLICT", null].sort());
  const chain = must(await scene.accounts.queries.getAuditChain(one));
  expect(chain).toMatchObject({ verification: { state: "REQUESTED", by: "Nisha Rao", fault: null } });
});
