import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDueWork } from "@/server/accounts/adapters/outbound/persistence/due-work";
import { lapseRequests } from "@/server/accounts/application/use-cases/lapse-requests/lapse-requests";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import {
  askedOf,
  type ClusterScene,
  cleared,
  lockFor,
  openClusterScene,
  statesOf,
  tallyOf,
} from "../support/cluster-scene";
import { putCase, putSession, systemOrigin } from "../support/module-scene";
import { must, refusalCode } from "../support/must";

let scene: ClusterScene;
beforeAll(async () => {
  scene = await openClusterScene();
});
afterAll(() => scene.close());

const locks = async (ids: readonly AccountId[]) =>
  (
    await scene.rows<{ hours: number | null }>(
      `SELECT round(extract(epoch FROM lock_until - lock_since) / 3600)::int AS hours
         FROM unnest($1::uuid[]) WITH ORDINALITY AS w (id, n) JOIN account a USING (id) ORDER BY w.n`,
      [ids],
    )
  ).map(({ hours }) => hours);

const entries = (requestId: string) =>
  scene.rows<{ action: string; count: number; accounts: number; outcome: string }>(
    `SELECT action, count(*)::int AS count, count(DISTINCT account_id)::int AS accounts, outcome
       FROM audit_entry WHERE request_id = $1 GROUP BY action, outcome ORDER BY action`,
    [requestId],
  );

/** How often each colleague was told of an end. */
const toldOf = async () =>
  new Map(
    (
      await scene.rows<{ id: string; times: number }>(
        `SELECT account_id AS id, count(*)::int AS times FROM outbox
          WHERE payload::text LIKE '%CLUSTER_DECIDED%' GROUP BY account_id`,
      )
    ).map(({ id, times }) => [id, times]),
  );

describe("twelve accounts to be locked for a week", () => {
  it("has the nearest ten locked for a day at once, and decides all once somebody else agreed", async () => {
    const ids = await scene.cluster(12);
    const asked = must(await scene.ask(ids, { decision: lockFor(7 * 24) }));
    expect(asked).toMatchObject({ waiting: 12, contained: 10, toContain: 10 });
    const nearest = [...(await statesOf(scene, asked.approvalId)).entries()];
    const contained = nearest.filter(([, { state }]) => state === "CONTAINED").map(([id]) => id);
    expect(contained).toEqual(nearest.slice(0, 10).map(([id]) => id));
    expect(contained[0]).toBe(ids[0]);
    expect(await locks(contained)).toEqual(contained.map(() => 24));
    await scene.run();
    expect(await tallyOf(scene, asked.approvalId)).toEqual({ CONTAINED: 10, WAITING: 2 });
    expect(must(await scene.approve(asked.approvalId)).state).toBe("APPROVED");
    expect(await tallyOf(scene, asked.approvalId)).toEqual({ TO_DECIDE: 12 });
    await scene.run();
    expect(await tallyOf(scene, asked.approvalId)).toEqual({ DECIDED: 12 });
    expect(await locks(ids)).toEqual(ids.map(() => 7 * 24));
  });

  it("leaves one entry per account with the request's id, and tells both people once", async () => {
    const before = await toldOf();
    const approvalId = await askedOf(scene, await scene.cluster(11), {}, scene.analyst);
    must(await scene.approve(approvalId));
    await scene.run();
    await scene.run();
    expect(await entries(approvalId)).toEqual([
      { action: "case.contain-linked", count: 10, accounts: 10, outcome: "DONE" },
      { action: "case.decide-linked", count: 11, accounts: 11, outcome: "DONE" },
      { action: "case.finish-cluster", count: 1, accounts: 0, outcome: "DONE" },
    ]);
    const told = await toldOf();
    for (const { accountId } of [scene.analyst, scene.lead]) {
      expect((told.get(accountId) ?? 0) - (before.get(accountId) ?? 0)).toBe(1);
    }
  });
});

it("decides each by its own: another decision for one, nothing for who was left out", async () => {
  const ids = await scene.cluster(14);
  const [own, left = own, ...rest] = ids;
  if (!own || !left) throw new Error("nobody");
  const openCase = { id: await putCase(scene, own), version: 1 };
  const accounts = [
    { accountId: own, openCase, decision: cleared },
    ...rest.map((accountId) => ({ accountId, openCase: null })),
  ];
  const approvalId = await askedOf(scene, ids, { accounts });
  must(await scene.approve(approvalId));
  await scene.run();
  expect(await tallyOf(scene, approvalId)).toEqual({ DECIDED: 13, LEFT_OUT: 1 });
  expect(await locks([own, left, ...rest])).toEqual([null, null, ...rest.map(() => 24)]);
  expect(await scene.rows("SELECT state, decision FROM review_case WHERE id = $1", [openCase.id])).toEqual([
    { state: "DECIDED", decision: "CLEAR" },
  ]);
});

describe("what is refused before anybody is asked", () => {
  it("an account that is not in the cluster, a case that opened since, and so few that one person may", async () => {
    const ids = await scene.cluster(12);
    const [stranger] = await scene.cluster(1);
    expect(refusalCode(await scene.ask([...ids, ...(stranger ? [stranger] : [])]))).toBe("VALIDATION");
    expect(refusalCode(await scene.ask(ids.slice(0, 10)))).toBe("VALIDATION");
    expect(refusalCode(await scene.ask(ids, { decision: cleared }))).toBe("VALIDATION");
    if (ids[3]) await putCase(scene, ids[3]);
    expect(refusalCode(await scene.ask(ids))).toBe("VALIDATION");
    expect(await locks(ids)).toEqual(ids.map(() => null));
  });

  it("an account that waits in another request, of two who ask at once too", async () => {
    const ids = await scene.cluster(12);
    const [first, second = first] = ids;
    if (!first || !second) throw new Error("nobody");
    const asked = await Promise.all([scene.ask(ids), scene.ask(ids, { startId: second }, scene.otherLead)]);
    expect(asked.map((one) => (one.ok ? "ASKED" : one.refusal.code)).sort()).toEqual(["ASKED", "CONFLICT"]);
    expect(await scene.rows("SELECT FROM approval_request WHERE account_id = ANY($1)", [ids])).toHaveLength(1);
  });
});

describe("nobody decides alone, or about themselves", () => {
  it("refuses who asked, and another role", async () => {
    const approvalId = await askedOf(scene, await scene.cluster(11), {}, scene.lead);
    expect(refusalCode(await scene.approve(approvalId, scene.lead))).toBe("CONFLICT_OF_INTEREST");
    expect(refusalCode(await scene.approve(approvalId, scene.analyst))).toBe("FORBIDDEN");
    expect(must(await scene.approve(approvalId, scene.otherLead)).state).toBe("APPROVED");
  });

  it("refuses who asks and who answers where one of the accounts shares a browser with theirs", async () => {
    const ids = await scene.cluster(12);
    const [, , , one = scene.analyst.accountId] = ids;
    await putSession(scene, one);
    const both = [scene.otherLead.accountId, one];
    await scene.rows("UPDATE device SET token_hash = sha256('one browser') WHERE account_id = ANY($1)", [both]);
    await scene.rows("UPDATE session SET method = 'PASSWORD' WHERE account_id = ANY($1)", [both]);
    expect(refusalCode(await scene.ask(ids, {}, scene.otherLead))).toBe("CONFLICT_OF_INTEREST");
    const approvalId = await askedOf(scene, ids);
    expect(refusalCode(await scene.approve(approvalId, scene.otherLead))).toBe("CONFLICT_OF_INTEREST");
    expect(refusalCode(await scene.decline(approvalId, scene.otherLead))).toBe("CONFLICT_OF_INTEREST");
    expect(must(await scene.approve(approvalId)).state).toBe("APPROVED");
  });
});

describe("a no", () => {
  it("lets those go who were contained, and leaves a lock that somebody made longer meanwhile", async () => {
    const ids = await scene.cluster(11);
    const approvalId = await askedOf(scene, ids);
    const nearest = [...(await statesOf(scene, approvalId)).keys()];
    const [longer] = nearest;
    await scene.rows("UPDATE account SET lock_until = lock_until + interval '6 days' WHERE id = $1", [longer]);
    must(await scene.decline(approvalId));
    expect(await tallyOf(scene, approvalId)).toEqual({ ENDED: 1, TO_LIFT: 10 });
    await scene.run();
    expect(await tallyOf(scene, approvalId)).toEqual({ ENDED: 11 });
    expect(await locks(nearest)).toEqual([7 * 24, ...nearest.slice(1).map(() => null)]);
    expect(await entries(approvalId)).toContainEqual({
      action: "case.release-linked",
      count: 10,
      accounts: 10,
      outcome: "DONE",
    });
    expect(must(await scene.ask(ids)).contained).toBe(9);
  });

  it("comes by the clock too", async () => {
    const ids = await scene.cluster(11);
    const approvalId = await askedOf(scene, ids);
    await scene.rows("UPDATE approval_request SET expires_at = now() - interval '1 second' WHERE id = $1", [
      approvalId,
    ]);
    expect(refusalCode(await scene.approve(approvalId))).toBe("CONFLICT");
    const dueWork = createDueWork(scene.database.pool);
    await lapseRequests({ unitOfWork: scene.accounts.unitOfWork, dueWork, now: () => new Date() })(50, systemOrigin);
    await scene.run();
    expect(await tallyOf(scene, approvalId)).toEqual({ ENDED: 11 });
    expect(await locks(ids)).toEqual(ids.map(() => null));
  });
});
