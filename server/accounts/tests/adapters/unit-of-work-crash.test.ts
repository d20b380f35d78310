import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { applyLock } from "@/server/accounts/application/use-cases/lock-account/apply-lock";
import type { Account } from "@/server/accounts/domain/entities/account";
import { projectRoot } from "@/server/platform/project-root";
import { openCutConnection } from "../support/cut-connection";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { openRealPorts, type RealPorts } from "../support/real-ports";
import { asStaff, audited, person, type SignedIn, signIn, store } from "../support/stored-people";

let database: TestDatabase;
let ports: RealPorts;
let analyst: { account: Account; session: SignedIn };
beforeAll(async () => {
  database = await createTestDatabase();
  ports = openRealPorts(database.appUrl);
  const account = person("Meera Iyer", { role: "ANALYST" });
  await store(ports.unitOfWork, account);
  analyst = { account, session: await signIn(ports.unitOfWork, account.id) };
});
afterAll(async () => {
  await ports.close();
  await database.drop();
});

/** What a lock leaves, each part as "done" or "not done". */
const partsOf = async (id: string) => {
  const { rows } = await ports.database.pool.query<Record<string, boolean>>(
    `SELECT a.lock_since IS NOT NULL AS locked, a.version = 2 AS counted, a.event_version = 1 AS numbered,
            NOT EXISTS (SELECT FROM session s WHERE s.account_id = a.id AND s.ended_at IS NULL) AS ended,
            EXISTS (SELECT FROM audit_entry e WHERE e.account_id = a.id AND e.action = 'account.lock') AS audited,
            (SELECT count(*) FROM outbox o WHERE o.account_id = a.id) = 3 AS told
       FROM account a WHERE a.id = $1`,
    [id],
  );
  return new Set(Object.values(rows[0] ?? {}));
};

it("leaves state, entry and events together or none of them, whichever statement the machine dies before", async () => {
  const connection = openCutConnection(database);
  const dying = openRealPorts(database.appUrl, { database: connection.database });
  let statements = 0;
  for (let cutBefore = 1; ; cutBefore += 1) {
    const victim = person("Rohan Gupta");
    await store(ports.unitOfWork, victim);
    await signIn(ports.unitOfWork, victim.id);
    connection.cutBefore(cutBefore);
    const actor = asStaff(analyst.account, analyst.session);
    const lock = dying.unitOfWork(
      audited([victim.id], { action: "account.lock", actor, reason: { code: "OTHER", note: "Dies halfway." } }),
      async (write) => {
        write.notifications.queue({
          accountId: victim.id,
          channel: "EMAIL",
          recipient: "rohan@example.org",
          template: "ACCOUNT_ON_HOLD",
          values: {},
        });
        const until = new Date(write.at.getTime() + 3_600_000);
        const order = { reasonCode: "OTHER", scope: "ACCOUNT", until, by: analyst.account.id } as const;
        return applyLock(write, { accountId: victim.id, ...order });
      },
    );
    const answered = await lock.then(
      (result) => result.ok,
      () => false,
    );
    const parts = await partsOf(victim.id);
    expect([cutBefore, [...parts]]).toEqual([cutBefore, [answered]]);
    if (!connection.wasCut()) break;
    statements = cutBefore;
  }
  expect(statements).toBeGreaterThan(10);
  await connection.close();
  await dying.close();
});

it("R76 agrees with itself after every SIGKILL", async () => {
  const people = Array.from({ length: 6 }, () => person("Rohan Gupta"));
  await store(ports.unitOfWork, ...people);
  for (let kill = 0; kill < 5; kill += 1) {
    await killWhileWriting(
      people.map((account) => account.id),
      20 + 7 * kill,
    );
  }
  const { rows } = await ports.database.pool.query<{
    saved: number;
    entries: number;
    refusals: number;
    events: number;
  }>(
    `SELECT a.version - 1 AS saved, a.event_version AS numbered,
            (SELECT count(*)::int FROM audit_entry e
              WHERE e.account_id = a.id AND e.action = 'account.update-profile' AND e.outcome = 'DONE') AS entries,
            (SELECT count(*)::int FROM outbox o WHERE o.account_id = a.id) AS events
       FROM account a WHERE a.id = ANY($1::uuid[])`,
    [people.map((account) => account.id)],
  );
  expect(rows).toHaveLength(6);
  for (const { saved, ...counts } of rows) expect(counts).toEqual({ numbered: saved, entries: saved, events: saved });
  expect(rows.reduce((sum, row) => sum + row.saved, 0)).toBeGreaterThan(30);
});

async function killWhileWriting(ids: readonly string[], afterUnits: number): Promise<void> {
  const script = join(projectRoot, "server", "accounts", "tests", "support", "writing-child.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, database.appUrl, ...ids], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let units = 0;
  child.stdout.on("data", (dots: Buffer) => {
    units += dots.length;
    if (units >= afterUnits) child.kill("SIGKILL");
  });
  await once(child, "exit");
}
