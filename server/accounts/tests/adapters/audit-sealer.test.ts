import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { refuse } from "@/server/accounts/domain/result";
import { withConnection } from "@/server/platform/database-session";
import { newId } from "@/server/platform/new-id";
import { projectRoot } from "@/server/platform/project-root";
import { type AuditScene, auditScene, putEntries, sealAll, sealerOf, verify } from "../support/audit-scene";
import { openRealPorts, type RealPorts } from "../support/real-ports";
import { audited, person, store } from "../support/stored-people";

let scene: AuditScene;
let ports: RealPorts;
beforeAll(async () => {
  scene = await auditScene();
  ports = openRealPorts(scene.testDatabase.appUrl);
});
afterAll(async () => {
  await ports.close();
  await scene.close();
});

const count = async (table: string): Promise<number> => {
  const { rows } = await scene.pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
  return rows[0]?.count ?? 0;
};

/** A sealer of another process, killed at the statement that begins so. */
async function killSealerAt(statement: string, when: "before" | "after"): Promise<void> {
  const script = join(projectRoot, "server", "accounts", "tests", "support", "sealer-child.ts");
  const args = ["--import", "tsx", script, scene.testDatabase.appUrl, statement, when];
  const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: ["ignore", "ignore", "inherit"] });
  const [, signal] = await once(child, "exit");
  expect(signal).toBe("SIGKILL");
}

/** All that a sealer sends for one batch, in order. */
const STATEMENTS = [
  "BEGIN",
  "SELECT pg_try_advisory_xact_lock",
  "SELECT number",
  "SELECT system_identifier",
  "SELECT e.id",
  "INSERT INTO audit_seal",
  "INSERT INTO audit_checkpoint",
  "COMMIT",
];

it("R77 seals entries of many parallel units of work once each, while sealers are killed and two work at once", async () => {
  const people = Array.from({ length: 6 }, () => person("Rohan Gupta"));
  await store(ports.unitOfWork, ...people);
  const isOver = { yet: false };
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let unit = 0; !isOver.yet; unit += 1) {
      const one = people[(writer + unit) % people.length];
      if (!one) return;
      await ports.unitOfWork(audited([one.id], { action: "account.update-profile" }), async (write) => {
        const found = await write.accounts.find(one.id);
        if (!found) return refuse({ code: "NOT_FOUND", what: "account" });
        return write.accounts.save(found, { ...found, externalId: `${one.id} ${writer} ${unit}` });
      });
    }
  });
  try {
    for (const statement of STATEMENTS) {
      await Promise.all([killSealerAt(statement, "before"), killSealerAt(statement, "after")]);
    }
  } finally {
    isOver.yet = true;
    await Promise.all(writers);
  }
  await sealAll(scene);
  const entries = await count("audit_entry");
  expect(entries).toBeGreaterThan(100);
  expect(await count("audit_seal")).toBe(entries);
  const { rows } = await scene.pool.query<{ number: string; entry_id: string }>(
    "SELECT s.number::text, s.entry_id FROM audit_seal s ORDER BY s.number",
  );
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => String(index + 1)));
  expect(new Set(rows.map(({ entry_id }) => entry_id)).size).toBe(entries);
  expect(await verify(scene)).toMatchObject({ intact: true, entries, sealedUpTo: String(entries), faultCount: 0 });
});

it("takes nothing above the oldest transaction that still runs, however late it commits", async () => {
  await withConnection(scene.testDatabase.appUrl, async (slow) => {
    await slow.query("BEGIN");
    const late = newId();
    await slow.query(
      `INSERT INTO audit_entry (id, recorded_at, actor_kind, actor_name, action, outcome, changes, channel, request_id)
       VALUES ($1, now(), 'SYSTEM', 'system:timer', 'account.import', 'DONE', '[]', 'worker', 'late')`,
      [late],
    );
    const before = await count("audit_seal");
    const quick = await putEntries(scene, 3);
    expect(await sealerOf(scene)()).toEqual({ sealed: 0 });
    expect(await count("audit_seal")).toBe(before);
    await slow.query("COMMIT");
    await sealAll(scene);
    const { rows } = await scene.pool.query<{ entry_id: string }>(
      "SELECT entry_id FROM audit_seal ORDER BY number DESC LIMIT 4",
    );
    expect(rows.map(({ entry_id }) => entry_id).reverse()).toEqual([late, ...quick]);
  });
});

it("seals a trail that was moved to another cluster: what had no seal yet, and what comes then", async () => {
  const moved = await auditScene();
  try {
    await putEntries(moved, 3);
    await sealAll(moved);
    await withConnection(moved.testDatabase.ownerUrl, async (owner) => {
      await owner.query("SET session_replication_role = replica");
      // As a dump brings it: transactions of another cluster, far ahead of this one, and a sealer that had read as far.
      await owner.query("UPDATE audit_checkpoint SET cluster = '1', tx = '900000000000', seq = 5");
      await owner.query("UPDATE audit_entry SET tx = '900000000000'");
    });
    const tail = await putEntries(moved, 1);
    await withConnection(moved.testDatabase.ownerUrl, async (owner) => {
      await owner.query("SET session_replication_role = replica");
      await owner.query("UPDATE audit_entry SET tx = '900000000001' WHERE id = $1", [tail[0]]);
    });
    const fresh = await putEntries(moved, 2);
    await sealAll(moved);
    const { rows } = await moved.pool.query<{ entry_id: string }>("SELECT entry_id FROM audit_seal ORDER BY number");
    expect(rows.slice(3).map(({ entry_id }) => entry_id)).toEqual([...tail, ...fresh]);
  } finally {
    await moved.close();
  }
});
