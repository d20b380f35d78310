import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { projectRoot } from "@/server/platform/project-root";
import type { ClusterOrder } from "../support/cluster-order";
import {
  askedOf,
  type ClusterScene,
  cleared,
  NOTE,
  openClusterScene,
  statesOf,
  tallyOf,
} from "../support/cluster-scene";
import { putCase, putStaff, systemOrigin } from "../support/module-scene";
import { must } from "../support/must";

/** Each starts a process of its own, on a machine that may be busy. */
const SLOW_MS = 240_000;
const masterKey = randomBytes(32);

let scene: ClusterScene;
beforeAll(async () => {
  scene = await openClusterScene({ masterKey: new Uint8Array(masterKey) });
});
afterAll(() => scene.close());

/** Ends by SIGKILL after that many commits, or by itself when there are fewer. */
async function runAndDie(dieAfter: number) {
  const order: ClusterOrder = {
    appUrl: scene.testDatabase.appUrl,
    masterKey: masterKey.toString("hex"),
    dieAfter,
  };
  const script = join(projectRoot, "server", "accounts", "tests", "support", "cluster-child.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, JSON.stringify(order)], {
    cwd: projectRoot,
    env: { ...process.env, LOG_LEVEL: "silent" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code, signal] = await once(child, "exit");
  return { code, signal };
}

/** How many entries each account has of being decided in this request: the numbers that occur. */
const entriesEach = async (approvalId: string) =>
  (
    await scene.rows<{ entries: number; accounts: number }>(
      `SELECT entries, count(*)::int AS accounts FROM (
         SELECT account_id, count(*)::int AS entries FROM audit_entry
          WHERE request_id = $1 AND action = 'case.decide-linked' GROUP BY 1) e GROUP BY 1`,
      [approvalId],
    )
  ).map(({ entries, accounts }) => [accounts, entries]);

it(
  "a worker that is killed in the middle leaves the rest to the next: each account is decided once",
  async () => {
    const approvalId = await askedOf(scene, await scene.cluster(24));
    must(await scene.approve(approvalId));
    expect(await runAndDie(9)).toEqual({ code: null, signal: "SIGKILL" });
    expect(await tallyOf(scene, approvalId)).toEqual({ DECIDED: 9, TO_DECIDE: 15 });
    expect(await runAndDie(1_000)).toEqual({ code: 0, signal: null });
    expect(await tallyOf(scene, approvalId)).toEqual({ DECIDED: 24 });
    expect(await entriesEach(approvalId)).toEqual([[24, 1]]);
  },
  SLOW_MS,
);

it("two workers at once decide each account once, and tell of the end once", async () => {
  const approvalId = await askedOf(scene, await scene.cluster(30));
  must(await scene.approve(approvalId));
  const another = scene.openAnother();
  await Promise.all([scene.run(), scene.run(another.accounts), scene.run(another.accounts)]);
  await another.database.close();
  expect(await tallyOf(scene, approvalId)).toEqual({ DECIDED: 30 });
  expect(await entriesEach(approvalId)).toEqual([[30, 1]]);
  expect(
    await scene.rows("SELECT FROM audit_entry WHERE request_id = $1 AND action = 'case.finish-cluster'", [approvalId]),
  ).toHaveLength(1);
});

it("of two who approve at once one does, and the run is one", async () => {
  const approvalId = await askedOf(scene, await scene.cluster(11));
  const answers = await Promise.all([scene.approve(approvalId), scene.approve(approvalId, scene.otherLead)]);
  expect(answers.map((one) => (one.ok ? one.value.state : one.refusal.code)).sort()).toEqual(["APPROVED", "CONFLICT"]);
  expect(await scene.rows("SELECT FROM cluster_run WHERE approval_id = $1", [approvalId])).toHaveLength(1);
  await scene.run();
  expect(await tallyOf(scene, approvalId)).toEqual({ DECIDED: 11 });
});

it("an answer that comes while the nearest are being contained leaves nobody between", async () => {
  const ids = await scene.cluster(11);
  const asking = scene.ask(ids);
  const waiting = async () =>
    (await scene.rows<{ id: string }>("SELECT id FROM approval_request WHERE account_id = $1", [ids[0]]))[0]?.id;
  let approvalId = await waiting();
  while (!approvalId) approvalId = await waiting();
  must(await scene.decline(approvalId));
  must(await asking);
  await scene.run();
  expect(await tallyOf(scene, approvalId)).toEqual({ ENDED: 11 });
  expect(await scene.rows("SELECT FROM account WHERE id = ANY($1) AND lock_until IS NOT NULL", [ids])).toEqual([]);
});

it("what changed meanwhile is looked at again for each, and said for each", async () => {
  const ids = await scene.cluster(14);
  const [first] = ids;
  if (!first) throw new Error("nobody");
  const openCase = { id: await putCase(scene, first), version: 1 };
  const accounts = ids.map((accountId) => ({ accountId, openCase: accountId === first ? openCase : null }));
  const approvalId = await askedOf(scene, ids, { accounts });
  const waiting = [...(await statesOf(scene, approvalId))].flatMap(([id, { state }]) =>
    state === "WAITING" ? [id] : [],
  );
  const [locked, closed, promoted] = waiting;
  if (!locked || !closed || !promoted) throw new Error("nobody waits");
  const answer = { caseId: openCase.id, version: 1, reasonCode: "NORMAL_BEHAVIOUR", note: "" } as const;
  must(await scene.accounts.clearCase(answer, scene.lead, systemOrigin));
  const day = { reasonCode: "PAYMENT_FRAUD", scope: "ACCOUNT", hours: 24, note: NOTE } as const;
  must(await scene.accounts.lockAccount({ accountId: locked, ...day }, scene.otherLead, systemOrigin));
  await scene.rows("UPDATE account SET lock_until = lock_until + interval '9 days' WHERE id = $1", [locked]);
  await scene.rows("UPDATE account SET status = 'DISABLED' WHERE id = $1", [closed]);
  await scene.rows(
    "INSERT INTO role (account_id, role_type, granted_at, granted_by) VALUES ($1, 'SUPPORT', now(), 'system:operator')",
    [promoted],
  );
  must(await scene.approve(approvalId));
  await scene.run();
  const states = await statesOf(scene, approvalId);
  expect(states.get(first)).toMatchObject({ state: "REFUSED", code: "CONFLICT" });
  expect(states.get(first)?.because).toContain("changed this case first");
  expect(states.get(locked)).toMatchObject({ state: "DECIDED", because: expect.stringContaining("locked already") });
  expect(states.get(closed)).toMatchObject({ state: "REFUSED", code: "ILLEGAL_TRANSITION" });
  expect(states.get(promoted)).toMatchObject({ state: "REFUSED", code: "FORBIDDEN" });
  expect(await tallyOf(scene, approvalId)).toEqual({ DECIDED: 11, REFUSED: 3 });
});

it("locks come first: nobody who is cleared beside them comes back by a lock of the same run", async () => {
  const ids = await scene.cluster(12);
  const [first] = ids;
  if (!first) throw new Error("nobody");
  const openCase = { id: await putCase(scene, first), version: 1 };
  const accounts = ids.map((accountId) =>
    accountId === first ? { accountId, openCase, decision: cleared } : { accountId, openCase: null },
  );
  const approvalId = await askedOf(scene, ids, { accounts });
  must(await scene.approve(approvalId));
  await scene.run();
  expect(await tallyOf(scene, approvalId)).toEqual({ DECIDED: 12 });
  // Of two decisions the case counts the later one: a flag is new only by a lock that began after it (flagLinkedAccounts).
  const later = await scene.rows("SELECT id FROM account WHERE id = ANY($1) AND lock_since > $2", [
    ids,
    (await scene.rows<{ at: Date }>("SELECT decided_at AS at FROM review_case WHERE id = $1", [openCase.id]))[0]?.at,
  ]);
  expect(later).toEqual([]);
});

it("whoever lost the role while it ran decides nothing more", async () => {
  const passing = { ...(await putStaff(scene, "LEAD")), name: "Tara Bose" };
  const approvalId = await askedOf(scene, await scene.cluster(11));
  must(await scene.approve(approvalId, passing));
  await scene.rows("UPDATE role SET role_type = 'SUPPORT' WHERE account_id = $1", [passing.accountId]);
  await scene.run();
  expect(await tallyOf(scene, approvalId)).toEqual({ REFUSED: 11 });
  const codes = new Set([...(await statesOf(scene, approvalId)).values()].map(({ code }) => code));
  expect([...codes]).toEqual(["FORBIDDEN"]);
});

it("whoever lost the role before the worker came to contain an account contains it no more", async () => {
  const passing = { ...(await putStaff(scene, "ANALYST")), name: "Tara Bose" };
  const approvalId = await askedOf(scene, await scene.cluster(11), {}, passing);
  const [left] = (await statesOf(scene, approvalId)).keys();
  // As a process that was killed on its way leaves it.
  await scene.rows(
    `UPDATE cluster_member SET state = 'TO_CONTAIN', contained_since = NULL, changed_at = now() - interval '1 minute'
      WHERE approval_id = $1 AND account_id = $2`,
    [approvalId, left],
  );
  await scene.rows("UPDATE role SET role_type = 'SUPPORT' WHERE account_id = $1", [passing.accountId]);
  await scene.run();
  // The eleventh waited from the beginning: ten locks an hour are all that one person has.
  expect(await tallyOf(scene, approvalId)).toEqual({ CONTAINED: 9, WAITING: 2 });
  expect([...(await statesOf(scene, approvalId)).values()][0]).toMatchObject({ state: "WAITING", code: "FORBIDDEN" });
});

it("what was asked for each stands: the application itself can't write it again, nor take it away", async () => {
  const approvalId = await askedOf(scene, await scene.cluster(11));
  for (const change of ["SET decision = NULL", "SET asked = '{}'", "SET place = 3"]) {
    await expect(scene.rows(`UPDATE cluster_member ${change} WHERE approval_id = $1`, [approvalId])).rejects.toThrow(
      "permission denied",
    );
  }
  await expect(scene.rows("DELETE FROM cluster_member WHERE approval_id = $1", [approvalId])).rejects.toThrow(
    "permission denied",
  );
});
