import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { headFile } from "@/server/accounts/audit-chain/head-file";
import { publicTextOf } from "@/server/accounts/audit-chain/sealing-keys";
import { type LoneContext, UsageError } from "@/server/cli/command";
import { exportAuditCommand } from "@/server/cli/export-audit";
import type { Runtime } from "@/server/cli/runtime";
import { verifyAudit } from "@/server/cli/verify-audit";
import { readConfig } from "@/server/platform/config";
import { type AuditScene, auditScene, putEntries, sealAll, tamper } from "../support/audit-scene";
import { TEST_AUDIT_SEED } from "../support/audit-seeds";
import { temporaryFolder } from "../support/folder";

let scene: AuditScene;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let runtime: Runtime;
let ids: string[];
beforeAll(async () => {
  scene = await auditScene();
  folder = await temporaryFolder();
  const config = readConfig({
    DATABASE_APP_URL: scene.testDatabase.appUrl,
    NEXTAUTH_URL: "https://shop.example",
    NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
    GOODSTANDING_MASTER_KEY: randomBytes(32).toString("base64"),
    GOODSTANDING_AUDIT_PUBLIC_KEYS: publicTextOf(TEST_AUDIT_SEED),
    GOODSTANDING_DATA: folder.path,
  });
  runtime = { config } as Runtime;
  ids = await putEntries(scene, 12);
  await sealAll(scene, { batchSize: 5, onSealed: headFile(folder.path).keep });
});
afterAll(async () => {
  folder.remove();
  await scene.close();
});

function contextOf(args: readonly string[]) {
  const [printed, told]: [string[], string[]] = [[], []];
  const context: LoneContext = {
    args: args.filter((argument) => argument !== "--json"),
    json: args.includes("--json"),
    interactive: false,
    stop: new AbortController().signal,
    print: (line) => void printed.push(line),
    tell: (line) => void told.push(line),
  };
  return { context, printed };
}

/** As `npm run cli -- verify-audit` does it: without an installation where the arguments ask for none. */
async function verified(...args: readonly string[]) {
  const { context, printed } = contextOf(args);
  const alone = verifyAudit.alone?.(context.args) ?? null;
  const exitCode = await (alone ? alone(context) : verifyAudit.run({ ...context, runtime }));
  return { exitCode, text: printed.join("\n") };
}

it("R77 an export is written and verifies anywhere with the public key; one byte more or less and it does not", async () => {
  const file = join(folder.path, "trail.ndjson");
  const { context, printed } = contextOf(["--out", file, "--json"]);
  expect(await exportAuditCommand.run({ ...context, runtime })).toBe(0);
  expect(JSON.parse(printed.join())).toEqual({ entries: 12, file });
  const key = ["--key", publicTextOf(TEST_AUDIT_SEED)];
  expect(await verified("--export", file, ...key)).toMatchObject({
    exitCode: 0,
    text: expect.stringContaining("Intact: 12"),
  });
  const bent = join(folder.path, "bent.ndjson");
  writeFileSync(bent, readFileSync(file, "utf8").replace('"request_id":"r7"', '"request_id":"r8"'));
  const found = await verified("--export", bent, ...key, "--json");
  expect(found.exitCode).toBe(1);
  expect(JSON.parse(found.text)).toMatchObject({
    intact: false,
    faults: [{ kind: "ENTRY_CHANGED", number: "8", entryId: ids[7] }],
  });
  await expect(verified("--export")).rejects.toThrow(UsageError);
  await expect(verified("--exprot", file)).rejects.toThrow(UsageError);
});

it("the export left an entry of its own", async () => {
  const { rows } = await scene.pool.query(
    "SELECT actor_kind, outcome, reason_code FROM audit_entry WHERE action = 'audit.export'",
  );
  expect(rows).toEqual([{ actor_kind: "OPERATOR", outcome: "DONE", reason_code: "WHOLE" }]);
});

it("the installation's trail verifies, and the exit code says when it does not", async () => {
  expect(await verified()).toMatchObject({ exitCode: 0, text: expect.stringContaining("Intact: 12 entries") });
  const json = JSON.parse((await verified("--json")).text);
  expect(json).toMatchObject({ intact: true, sealedUpTo: "12", keys: [{ publicKey: publicTextOf(TEST_AUDIT_SEED) }] });
  await tamper(
    scene,
    "DELETE FROM audit_checkpoint WHERE number = 3",
    "DELETE FROM audit_entry WHERE id IN (SELECT entry_id FROM audit_seal WHERE number > 10)",
    "DELETE FROM audit_seal WHERE number > 10",
  );
  // Nothing in the database tells of it; the folder beside it does.
  const found = await verified();
  expect(found.exitCode).toBe(1);
  expect(found.text).toContain("CUT_OFF: The end is cut off: entries 11 to 12");
});
