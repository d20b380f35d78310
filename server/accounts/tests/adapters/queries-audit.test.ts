import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  getAuditEntrySchema,
  listAuditEntriesSchema,
} from "@/server/accounts/application/ports/inbound/account-query.schema";
import { type AuditFilter, auditPage } from "@/server/accounts/read-model/queries/audit-page";
import { getAuditEntry } from "@/server/accounts/read-model/queries/get-audit-entry";
import { listAuditEntries } from "@/server/accounts/read-model/queries/list-audit-entries";
import { newId } from "@/server/platform/new-id";
import { must, refusalCode } from "../support/must";
import { planOf } from "../support/plan";
import { actorOf, openReadScene, putAccount, putAuditEntry, type ReadScene } from "../support/read-scene";

let scene: ReadScene;
let asha: string;
const auditor = actorOf("AUDITOR");
const analyst = actorOf("ANALYST");
const support = actorOf("SUPPORT");

const hoursAgo = (hours: number): Date => new Date(scene.deps.now().getTime() - hours * 3_600_000);

const list = async (input: object = {}, actor = auditor) =>
  must(await listAuditEntries(scene.deps)(listAuditEntriesSchema.parse(input), actor));

beforeAll(async () => {
  scene = await openReadScene();
  asha = await putAccount(scene, { name: "Asha Verma" });
  for (let n = 0; n < 40; n += 1) {
    const actor = [analyst, support, null][n % 3] ?? null;
    const action = n % 2 ? "account.lock" : "account.reveal";
    // Pairs share a moment; the older ones lie in the month before.
    await putAuditEntry(scene, { recordedAt: hoursAgo(Math.floor(n / 2) * 24), actor, action, accountId: asha });
  }
});

afterAll(() => scene.close());

describe("listAuditEntries", () => {
  it("walks all entries once, newest first, across months and equal moments", async () => {
    const seen: { id: string; at: number }[] = [];
    let cursor: string | null = null;
    do {
      const page = await list({ cursor, limit: 7 });
      seen.push(...page.rows.map(({ id, recordedAt }) => ({ id, at: recordedAt.getTime() })));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toHaveLength(40);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(40);
    expect(seen.map(({ at }) => at)).toEqual(seen.map(({ at }) => at).sort((a, b) => b - a));
  });

  it("narrows by several actors, several actions and bounds, each in the order of time", async () => {
    const own = await list({ actors: [analyst.accountId] });
    expect(own.rows).toHaveLength(14);
    const both = await list({ actors: [analyst.accountId, support.accountId], actions: ["account.lock"] });
    expect(both.rows.every(({ action, actor }) => action === "account.lock" && actor.kind === "STAFF")).toBe(true);
    expect(both.rows.map(({ recordedAt }) => +recordedAt)).toEqual(
      both.rows.map(({ recordedAt }) => +recordedAt).sort((a, b) => b - a),
    );
    expect((await list({ actors: ["SYSTEM"] })).rows).toHaveLength(13);
    expect((await list({ actors: ["SYSTEM", analyst.accountId] })).rows).toHaveLength(27);
    expect((await list({ from: hoursAgo(24), to: hoursAgo(1) })).rows).toHaveLength(2);
    expect((await list({ accountId: newId() })).rows).toEqual([]);
    expect((await list({ channels: ["cli"] })).rows).toEqual([]);
    expect((await list({ outcome: "REFUSED" })).rows).toEqual([]);
  });

  it("shows names instead of ids and actions in words", async () => {
    const [row] = (await list({ actors: [analyst.accountId], actions: ["account.reveal"] })).rows;
    expect(row).toMatchObject({
      actor: { kind: "STAFF", name: "Nisha Rao", role: "ANALYST" },
      actionLabel: "Private value revealed",
      on: { label: "Asha Verma", account: { id: asha } },
    });
    expect((await list({ actors: ["SYSTEM"] })).rows[0]?.actor.name).toBe("System");
  });

  it("shows SUPPORT what they did themselves, whatever they ask for", async () => {
    const page = await list({ actors: [analyst.accountId] }, support);
    expect(page.ownOnly).toBe(true);
    expect(page.rows).toHaveLength(13);
    expect(page.rows.every(({ actor }) => actor.accountId === support.accountId)).toBe(true);
  });

  it("offers the colleagues to filter by, to those who see all", async () => {
    const id = await putAccount(scene, { name: "Ravi Shetty", roles: ["LEAD"] });
    expect((await list()).staff).toContainEqual({ accountId: id, name: "Ravi Shetty", role: "LEAD" });
    expect((await list({}, support)).staff).toEqual([]);
  });

  it("refuses another reader's cursor and bounds the wrong way round", async () => {
    const { nextCursor } = await list({ limit: 5 });
    const ask = (input: object, actor = auditor) =>
      listAuditEntries(scene.deps)(listAuditEntriesSchema.parse(input), actor);
    expect(refusalCode(await ask({ cursor: nextCursor }, support))).toBe("VALIDATION");
    expect(refusalCode(await ask({ from: hoursAgo(1), to: hoursAgo(5) }))).toBe("VALIDATION");
  });
});

describe("getAuditEntry", () => {
  const get = async (id: string, more: object = {}, actor = auditor) =>
    await getAuditEntry(scene.deps)(getAuditEntrySchema.parse({ id, ...more }), actor);

  it("shows fields before and after, people by name and private values not at all", async () => {
    const staffId = await putAccount(scene, { id: newId(), name: "Arjun Kapoor", roles: ["ANALYST"] });
    const id = await putAuditEntry(scene, {
      recordedAt: scene.deps.now(),
      accountId: asha,
      changes: [
        { field: "lock.scope", before: null, after: "ACCOUNT" },
        { field: "lock.by", before: null, after: staffId },
        { field: "lock.until", before: null, after: "2026-11-21T08:35:31.402Z" },
        { field: "version", before: 41, after: 42 },
        { field: "email", private: true },
        { field: "phone", before: "+919820441177", after: null },
      ],
    });
    const entry = must(await get(id, { recordedAt: scene.deps.now() }));
    expect(entry.changes).toEqual([
      { field: "lock.scope", kind: "ADDED", format: "TEXT", before: null, after: "ACCOUNT" },
      { field: "lock.by", kind: "ADDED", format: "TEXT", before: null, after: "Arjun Kapoor" },
      { field: "lock.until", kind: "ADDED", format: "TIME", before: null, after: "2026-11-21T08:35:31.402Z" },
      { field: "version", kind: "CHANGED", format: "TEXT", before: "41", after: "42" },
      { field: "email", kind: "PRIVATE", format: "TEXT", before: null, after: null },
      { field: "phone", kind: "PRIVATE", format: "TEXT", before: null, after: null },
    ]);
  });

  it("is found by its id alone, also when its moment is older than its id", async () => {
    const fresh = await putAuditEntry(scene, { recordedAt: new Date(), accountId: asha });
    const old = await putAuditEntry(scene, { recordedAt: hoursAgo(200), accountId: asha });
    expect(must(await get(fresh)).id).toBe(fresh);
    expect(must(await get(old)).id).toBe(old);
    expect(refusalCode(await get("ffffffff-ffff-7fff-bfff-ffffffffffff"))).toBe("NOT_FOUND");
  });

  it("hides the entries of others from SUPPORT as if they did not exist", async () => {
    const theirs = await putAuditEntry(scene, { recordedAt: scene.deps.now(), actor: analyst, accountId: asha });
    const own = await putAuditEntry(scene, { recordedAt: scene.deps.now(), actor: support, accountId: asha });
    expect(refusalCode(await get(theirs, {}, support))).toBe("NOT_FOUND");
    expect(must(await get(own, {}, support)).id).toBe(own);
  });

  it("gives the note to readers of cases and to its author, and the address masked", async () => {
    const id = await putAuditEntry(scene, { recordedAt: scene.deps.now(), actor: support, accountId: asha });
    const openPrivate = () => Promise.resolve({ note: "Called the holder.", ip: "103.88.21.7" });
    const sealed = { ...scene.deps, openPrivate };
    const entryId = newId();
    await scene.pool.query(
      `INSERT INTO audit_entry (id, recorded_at, actor_kind, actor_account_id, actor_name, actor_role, action, outcome, changes, sealed, channel, request_id)
       VALUES ($1, now(), 'STAFF', $2, 'Nisha Rao', 'SUPPORT', 'account.lock', 'DONE', '[]', '\\x00', 'web', 'r2')`,
      [entryId, support.accountId],
    );
    const ask = async (actor = auditor) =>
      must(await getAuditEntry(sealed)(getAuditEntrySchema.parse({ id: entryId }), actor));
    expect(await ask()).toMatchObject({ note: "Called the holder.", noteWithheld: false, maskedIp: "103.88.•.•" });
    expect(await ask(support)).toMatchObject({ note: "Called the holder." });
    expect(await ask(actorOf("ADMIN"))).toMatchObject({ note: null, noteWithheld: true });
    expect(must(await get(id)).note).toBeNull();
  });
});

describe("the indexes behind the trail", () => {
  const filter: AuditFilter = {
    actorIds: [],
    actorKinds: [],
    actions: [],
    accountId: null,
    subjectId: null,
    outcome: null,
    channels: [],
    from: new Date(Date.now() - 86_400_000),
    to: new Date(),
  };

  it.each([
    ["several actors", { actorIds: [newId(), newId()] }, /actor_account_id_recorded_at_id_idx/u],
    ["several actions", { actions: ["account.lock", "case.clear"] }, /action_recorded_at_id_idx/u],
    ["one account", { accountId: newId() }, /account_id_recorded_at_id_idx/u],
    ["nothing but time", {}, /audit_entry_\d{4}_\d{2}_pkey/u],
  ])("serve %s, reading only the months within the bounds", async (_, narrowed, index) => {
    const { statement, values } = auditPage({ ...filter, ...narrowed }, null, 51);
    const plan = await planOf(scene.owner, statement, values);
    expect(plan).toMatch(index);
    expect(plan).not.toMatch(/Seq Scan/u);
    const months = new Set(plan.match(/audit_entry_\d{4}_\d{2}(?=\s)/gu));
    expect(months.size).toBeLessThanOrEqual(2);
  });
});
