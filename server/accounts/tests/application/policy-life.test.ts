import { beforeEach, describe, expect, it } from "vitest";
import { origin } from "../support/console-scene";
import { must } from "../support/must";
import { policyScene, withBase } from "../support/policy-scene";

const NOTE = "The backtest of this morning speaks for it.";
let scene: Awaited<ReturnType<typeof policyScene>>;
beforeEach(async () => {
  scene = await policyScene();
});

const request = (version: number, startsAt: Date | null = null) =>
  scene.run.request({ version, startsAt, guardFlags: null, ramp: null, note: NOTE }, scene.actor, origin);

describe("a draft", () => {
  it("starts from the live numbers under the next number, and there is one at a time", async () => {
    const opened = must(await scene.run.create({ from: null }, scene.actor, origin));
    expect(opened).toMatchObject({
      version: 2,
      state: "DRAFT",
      basedOn: 1,
      revision: 1,
      policy: { version: 2, base: 60 },
    });
    const again = await scene.run.create({ from: null }, scene.lead, origin);
    expect(again).toMatchObject({ ok: false, refusal: { code: "CONFLICT", what: "draft", by: "Nisha Rao" } });
  });

  it("is changed by whoever read its newest state, and its hash follows its content", async () => {
    const draft = await scene.draft(58);
    const same = { version: 2, revision: draft.revision, document: withBase(draft.policy, 58) };
    expect(must(await scene.run.change(same, scene.lead, origin)).revision).toBe(draft.revision);
    const stale = { version: 2, revision: 1, document: withBase(draft.policy, 57) };
    expect(await scene.run.change(stale, scene.lead, origin)).toMatchObject({
      ok: false,
      refusal: { code: "CONFLICT" },
    });
    const newer = must(await scene.run.change({ ...stale, revision: draft.revision }, scene.lead, origin));
    expect(newer.contentHash).not.toBe(draft.contentHash);
    expect(newer.writers).toEqual([scene.actor.accountId, scene.lead.accountId]);
  });

  it.each([
    ["base", { base: 101 }],
    ["thresholds.LOW", { thresholds: { LOW: 40, MEDIUM: 50, HIGH: 30 } }],
    ["hysteresis", { hysteresis: -1 }],
    ["coolDownHours", { coolDownHours: "a day" }],
    ["outputs", { outputs: undefined }],
    ["version", { version: 9 }],
    ["colour", { colour: "red" }],
    ["undoSeconds", { undoSeconds: 60 }],
  ])("names %s when that is wrong", async (field, wrong) => {
    const draft = await scene.draft(58);
    const input = { version: 2, revision: draft.revision, document: { ...draft.policy, ...wrong } };
    const refused = await scene.run.change(input, scene.actor, origin);
    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: "VALIDATION", fields: expect.arrayContaining([expect.objectContaining({ field })]) },
    });
  });

  it("once discarded leaves its number taken, and is no draft any more", async () => {
    await scene.draft(58);
    expect(must(await scene.run.discard({ version: 2 }, scene.actor, origin))).toMatchObject({
      state: "RETIRED",
      publishedAt: null,
    });
    expect(must(await scene.run.create({ from: null }, scene.actor, origin)).version).toBe(3);
    const change = { version: 2, revision: 2, document: {} };
    expect(await scene.run.change(change, scene.actor, origin)).toMatchObject({
      ok: false,
      refusal: { code: "ILLEGAL_TRANSITION" },
    });
  });

  it("never changes again once it is in shadow", async () => {
    const draft = await scene.draft(58);
    must(await scene.run.shadow({ version: 2 }, scene.actor, origin));
    const change = { version: 2, revision: draft.revision, document: withBase(draft.policy, 57) };
    const refused = await scene.run.change(change, scene.actor, origin);
    expect(refused).toMatchObject({ ok: false, refusal: { code: "ILLEGAL_TRANSITION", from: "SHADOW" } });
  });
});

describe("publishing", () => {
  it("is not asked without a backtest of this very document that is younger than a day", async () => {
    const draft = await scene.draft(58);
    const refusal = {
      ok: false,
      refusal: { code: "VALIDATION", fields: [{ field: "backtest", problem: expect.any(String) }] },
    };
    expect(await request(2)).toMatchObject(refusal);
    await scene.finishBacktest(2, new Date(scene.ports.now.getTime() - 25 * 3_600_000));
    expect(await request(2)).toMatchObject(refusal);
    await scene.finishBacktest(2);
    must(
      await scene.run.change(
        { version: 2, revision: draft.revision, document: withBase(draft.policy, 57) },
        scene.actor,
        origin,
      ),
    );
    expect(await request(2)).toMatchObject(refusal);
    await scene.finishBacktest(2);
    expect(must(await request(2)).version).toBe(2);
  });

  it("takes effect when another LEAD approves, who finds the difference and the backtest frozen beside the question", async () => {
    await scene.draft(58);
    await scene.finishBacktest(2);
    const { approvalId } = must(await request(2));
    expect(await request(2)).toMatchObject({
      ok: false,
      refusal: { code: "CONFLICT", what: "request", by: "Nisha Rao" },
    });
    expect(scene.request(approvalId)?.evidence.policy).toMatchObject({
      version: 2,
      liveVersion: 1,
      changes: [{ field: "base", before: 60, after: 58 }],
      backtest: { accounts: 12 },
    });
    expect(scene.version(1)?.state).toBe("LIVE");
    const own = await scene.approve(approvalId, scene.actor);
    expect(own).toMatchObject({ ok: false, refusal: { code: "CONFLICT_OF_INTEREST" } });
    expect(must(await scene.approve(approvalId)).state).toBe("APPROVED");
    expect(scene.version(1)).toMatchObject({ state: "RETIRED", retiredAt: scene.ports.now });
    expect(scene.version(2)).toMatchObject({ state: "LIVE", approvedBy: "Arjun Kapoor", publishedAt: scene.ports.now });
    expect(scene.ports.events.filter(({ type }) => type === "TrustPolicyPublished").at(-1)).toMatchObject({
      policyVersion: 2,
    });
    const runs = [...scene.ports.tables.policyRuns.values()];
    expect(runs.filter(({ kind }) => kind === "RE_EVALUATION")).toMatchObject([{ policyVersion: 2, state: "WAITING" }]);
  });

  it("can't be approved by somebody who wrote in the document", async () => {
    const draft = await scene.draft(58);
    must(
      await scene.run.change(
        { version: 2, revision: draft.revision, document: withBase(draft.policy, 57) },
        scene.lead,
        origin,
      ),
    );
    await scene.finishBacktest(2);
    const { approvalId } = must(await request(2));
    expect(must(await scene.approve(approvalId, scene.lead)).state).toBe("REFUSED");
    expect(scene.version(2)?.state).toBe("SHADOW");
    expect(must(await scene.approve(must(await request(2)).approvalId, scene.third)).state).toBe("APPROVED");
  });

  it("waits for its moment, and does not start when another version went live meanwhile", async () => {
    await scene.draft(58);
    await scene.finishBacktest(2);
    const startsAt = new Date(scene.ports.now.getTime() + 600_000);
    must(await scene.approve(must(await request(2, startsAt)).approvalId));
    expect(scene.version(2)).toMatchObject({ state: "SHADOW", startsAt });
    expect(await scene.run.start(2, origin)).toBeNull();
    scene.ports.now = new Date(startsAt.getTime() + 1);
    expect(must((await scene.run.start(2, origin)) ?? { ok: false, refusal: { code: "LEASE_LOST" } }).state).toBe(
      "LIVE",
    );
    expect(await scene.run.start(2, origin)).toBeNull();
  });

  it("lets a scheduled version be, without its moment, when the one it was to follow is gone", async () => {
    await scene.draft(58);
    await scene.finishBacktest(2);
    const startsAt = new Date(scene.ports.now.getTime() + 600_000);
    must(await scene.approve(must(await request(2, startsAt)).approvalId));
    const live = scene.version(1);
    if (live) scene.ports.tables.policies.set(1, { ...live, version: 1, state: "RETIRED", retiredAt: startsAt });
    if (live) scene.ports.tables.policies.set(7, { ...live, version: 7 });
    scene.ports.now = new Date(startsAt.getTime() + 1);
    await scene.run.start(2, origin);
    expect(scene.version(2)).toMatchObject({ state: "SHADOW", startsAt: null });
  });

  it("brings an earlier document back as a new version, without a backtest and never by one person alone", async () => {
    await scene.draft(58);
    await scene.finishBacktest(2);
    must(await scene.approve(must(await request(2)).approvalId));
    const asked = must(await scene.run.rollBack({ version: 1, note: NOTE }, scene.actor, origin));
    expect(scene.version(2)?.state).toBe("LIVE");
    expect(await scene.approve(asked.approvalId, scene.actor)).toMatchObject({
      ok: false,
      refusal: { code: "CONFLICT_OF_INTEREST" },
    });
    must(await scene.approve(asked.approvalId));
    expect(scene.version(3)).toMatchObject({ state: "LIVE", basedOn: 1, policy: { version: 3, base: 60 } });
    expect(scene.version(1)?.state).toBe("RETIRED");
    expect(await scene.run.rollBack({ version: 3, note: NOTE }, scene.actor, origin)).toMatchObject({
      ok: false,
      refusal: { code: "ILLEGAL_TRANSITION" },
    });
  });
});

it("leaves one entry for everything that was done or refused", async () => {
  const draft = await scene.draft(58);
  await scene.run.change({ version: 2, revision: 1, document: { ...draft.policy } }, scene.lead, origin);
  await scene.run.discard({ version: 2 }, scene.actor, origin);
  expect(scene.ports.audit.slice(-4).map(({ action, outcome }) => [action, outcome])).toEqual([
    ["policy.create-draft", "DONE"],
    ["policy.change-draft", "DONE"],
    ["policy.change-draft", "CONFLICT"],
    ["policy.discard", "DONE"],
  ]);
});
