import { beforeEach, describe, expect, it } from "vitest";
import type { RampPlan } from "@/server/accounts/domain/policies/ramp-plan";
import { origin, putSession } from "../support/console-scene";
import { must } from "../support/must";
import { policyScene } from "../support/policy-scene";

const NOTE = "First a few, then everybody.";
const HOUR_MS = 3_600_000;
const PLAN: RampPlan = {
  shadowHours: 24,
  steps: [
    { share: 10, hours: 24 },
    { share: 50, hours: 12 },
  ],
  guardPercent: 50,
};

let scene: Awaited<ReturnType<typeof policyScene>>;
beforeEach(async () => {
  scene = await policyScene();
});

const request = (version: number, ramp: RampPlan | null = PLAN) =>
  scene.run.request({ version, startsAt: null, guardFlags: null, ramp, note: NOTE }, scene.actor, origin);

/** Hours go by; the LEADs sign in again. */
const wait = (hours: number) => {
  scene.ports.now = new Date(scene.ports.now.getTime() + hours * HOUR_MS);
  for (const { accountId, sessionId } of [scene.actor, scene.lead, scene.third])
    putSession(scene.ports, accountId, sessionId);
};

/** What the worker does when something is due: a step, or the end of the way. */
const tick = async (version: number) =>
  (await scene.run.step(version, origin)) ?? (await scene.run.start(version, origin));

async function approved(): Promise<number> {
  const { version } = await scene.draft(58);
  await scene.finishBacktest(version);
  must(await scene.approve(must(await request(version)).approvalId));
  return version;
}

const ramping = async (): Promise<number> => {
  const version = await approved();
  wait(24);
  must((await tick(version)) ?? { ok: false, refusal: { code: "LEASE_LOST" } });
  return version;
};

const acts = () => scene.ports.tables.ramps.map(({ act, share, approvalId }) => [act, share, approvalId !== null]);
const runs = () =>
  [...scene.ports.tables.policyRuns.values()]
    .filter(({ kind }) => kind === "RE_EVALUATION")
    .map(({ policyVersion, state }) => [policyVersion, state]);

describe("a ramp", () => {
  it("goes from the shadow through its shares to everybody, each step when it is due and once, by one approval", async () => {
    const version = await approved();
    expect(scene.version(version)).toMatchObject({ state: "SHADOW", ramp: { taken: 0, share: 0 } });
    expect(await tick(version)).toBeNull();
    wait(24);
    must((await tick(version)) ?? { ok: false, refusal: { code: "LEASE_LOST" } });
    expect(await tick(version)).toBeNull();
    expect(scene.version(version)).toMatchObject({ state: "RAMPING", ramp: { taken: 1, share: 10 } });
    expect(scene.version(1)?.state).toBe("LIVE");
    wait(30);
    await tick(version);
    expect(await tick(version)).toBeNull();
    expect(scene.version(version)).toMatchObject({
      ramp: { taken: 2, share: 50 },
      // However late it was taken, its hours are whole.
      startsAt: new Date(scene.ports.now.getTime() + 12 * HOUR_MS),
    });
    wait(12);
    await tick(version);
    expect(await tick(version)).toBeNull();
    expect(scene.version(version)).toMatchObject({ state: "LIVE", ramp: { share: 0 }, startsAt: null });
    expect(scene.version(1)?.state).toBe("RETIRED");
    expect(acts()).toEqual([
      ["STEP", 10, true],
      ["STEP", 50, true],
      ["FULL", 100, true],
    ]);
    expect(runs()).toEqual([
      [version, "CANCELLED"],
      [version, "CANCELLED"],
      [version, "WAITING"],
    ]);
  });

  it("is asked for once: its steps name the request that was approved, and no later one that nobody answered", async () => {
    const version = await approved();
    const { approvalId } = scene.version(version) ?? {};
    expect(await request(version, { ...PLAN, guardPercent: null })).toMatchObject({
      ok: false,
      refusal: { code: "CONFLICT", what: `ramp of v${version}` },
    });
    expect(await request(version, null)).toMatchObject({ ok: false, refusal: { code: "CONFLICT" } });
    wait(24);
    await tick(version);
    expect(scene.ports.tables.ramps.map((step) => step.approvalId)).toEqual([approvalId]);
  });

  it("scores whom the share holds by the new version, and everybody else by the live one", async () => {
    const version = await ramping();
    const policies = await scene.ports.unitOfWork(
      {
        action: "trust.evaluate",
        actor: { kind: "SYSTEM", name: "system:policy" },
        origin,
        subject: null,
        accounts: [],
      },
      async (write) => ({ ok: true, value: await write.policies.inForce() }),
    );
    expect(must(policies)).toMatchObject({ live: { version: 1 }, ramp: { share: 10, policy: { version } } });
  });

  it("pauses by one LEAD: nobody is scored by it and no step comes, until somebody goes on at the same share", async () => {
    const version = await ramping();
    must(await scene.run.pause({ version, note: NOTE }, scene.lead, origin));
    expect(scene.version(version)).toMatchObject({ state: "RAMPING", startsAt: null, ramp: { taken: 1, share: 0 } });
    wait(240);
    expect(await tick(version)).toBeNull();
    must(await scene.run.resume({ version, note: NOTE }, scene.lead, origin));
    expect(scene.version(version)).toMatchObject({ ramp: { taken: 1, share: 10, pausedAt: null } });
    expect(await tick(version)).toBeNull();
    wait(24);
    await tick(version);
    expect(scene.version(version)).toMatchObject({ ramp: { taken: 2, share: 50 } });
    expect(acts()).toEqual([
      ["STEP", 10, true],
      ["PAUSE", 0, false],
      ["RESUME", 10, true],
      ["STEP", 50, true],
    ]);
    expect(runs().at(1)).toEqual([1, "CANCELLED"]);
  });

  it("taken back is over: its accounts are scored by the live version, and its number stays taken", async () => {
    const version = await ramping();
    must(await scene.run.takeBack({ version, note: NOTE }, scene.lead, origin));
    expect(scene.version(version)).toMatchObject({ state: "RETIRED", publishedAt: null, startsAt: null });
    expect(runs().at(-1)).toEqual([1, "WAITING"]);
    wait(240);
    expect(await tick(version)).toBeNull();
    const again = await scene.run.takeBack({ version, note: NOTE }, scene.lead, origin);
    expect(again).toMatchObject({ ok: false, refusal: { code: "ILLEGAL_TRANSITION", from: "RETIRED" } });
    for (const move of [scene.run.pause, scene.run.resume]) {
      expect(await move({ version, note: NOTE }, scene.lead, origin)).toMatchObject({
        refusal: { code: "ILLEGAL_TRANSITION" },
      });
    }
  });

  it("keeps any other version out: it can't be asked for meanwhile, little by little or at once", async () => {
    const version = await ramping();
    const conflict = { ok: false, refusal: { code: "CONFLICT", what: `ramp of v${version}` } };
    const other = await scene.draft(57);
    await scene.finishBacktest(other.version);
    expect(await request(other.version)).toMatchObject(conflict);
    expect(await request(other.version, null)).toMatchObject(conflict);
    expect(await scene.run.discard({ version }, scene.actor, origin)).toMatchObject({
      refusal: { code: "ILLEGAL_TRANSITION", from: "RAMPING" },
    });
    must(await scene.run.takeBack({ version, note: NOTE }, scene.lead, origin));
    must(await request(other.version));
  });

  it("that was to follow another version than the live one stays in shadow, without a moment", async () => {
    const version = await approved();
    const earlier = scene.version(1);
    if (!earlier) throw new Error("Version 1 is not on record.");
    scene.ports.tables.policies.set(1, { ...earlier, state: "RETIRED", retiredAt: scene.ports.now });
    scene.ports.tables.policies.set(9, { ...earlier, version: 9, state: "LIVE", publishedAt: scene.ports.now });
    wait(24);
    await tick(version);
    expect(scene.version(version)).toMatchObject({ state: "SHADOW", startsAt: null, ramp: null });
    expect(acts()).toEqual([]);
  });
});
