import { beforeEach, describe, expect, it } from "vitest";
import type { WatchedRamp } from "@/server/accounts/application/ports/outbound/guard-watch";
import { guardRamp } from "@/server/accounts/application/use-cases/guard-ramp/guard-ramp";
import type { RampFlags } from "@/server/accounts/domain/policies/ramp-guard";
import type { RampPlan } from "@/server/accounts/domain/policies/ramp-plan";
import { origin } from "../support/console-scene";
import { must } from "../support/must";
import { policyScene } from "../support/policy-scene";

const NOTE = "First a few, then everybody.";
const PLAN: RampPlan = { shadowHours: 0, steps: [{ share: 20, hours: 24 }], guardPercent: 50 };

let scene: Awaited<ReturnType<typeof policyScene>>;
let version: number;
beforeEach(async () => {
  scene = await policyScene();
  ({ version } = await scene.draft(58));
  await scene.finishBacktest(version);
  const order = { version, startsAt: null, guardFlags: 100, ramp: PLAN, note: NOTE };
  must(await scene.approve(must(await scene.run.request(order, scene.actor, origin)).approvalId));
  must((await scene.run.step(version, origin)) ?? { ok: false, refusal: { code: "LEASE_LOST" } });
});

/** What the worker sees: counts since the step, and since everybody stood where it put them. */
const guard = (
  counts: { readonly sinceStep: RampFlags; readonly settled: RampFlags | null },
  seen: Partial<WatchedRamp> = {},
) => {
  const since = scene.version(version)?.ramp?.since ?? scene.ports.now;
  const settledAt = counts.settled ? new Date(since.getTime() + 60_000) : null;
  scene.ports.now = new Date(since.getTime() + 3_600_000);
  const watched: WatchedRamp = { version, guardFlags: 100, guardPercent: 50, share: 20, since, settledAt, ...seen };
  return guardRamp({
    unitOfWork: scene.ports.unitOfWork,
    policies: {
      inForce: async () =>
        must(
          await scene.ports.unitOfWork(
            {
              action: "trust.evaluate",
              actor: { kind: "SYSTEM", name: "system:policy" },
              origin,
              subject: null,
              accounts: [],
            },
            async (write) => ({ ok: true, value: await write.policies.inForce() }),
          ),
        ),
    },
    guard: {
      watchedRamp: async () => watched,
      countSides: async (from) =>
        from.getTime() === settledAt?.getTime() ? (counts.settled ?? { inShare: 0, rest: 0 }) : counts.sinceStep,
    },
    now: () => scene.ports.now,
  })(origin);
};

const quiet = { inShare: 3, rest: 12 };

describe("a ramp goes back by itself", () => {
  it("when its share flags more per account than the rest by more than the plan allows, and every LEAD is told", async () => {
    // 40 in 80 % are 10 in 20 %; half as many again is 15.
    expect(await guard({ sinceStep: quiet, settled: { inShare: 15, rest: 40 } })).toBeNull();
    expect(scene.version(version)?.state).toBe("RAMPING");
    must(
      (await guard({ sinceStep: quiet, settled: { inShare: 16, rest: 40 } })) ?? {
        ok: false,
        refusal: { code: "LEASE_LOST" },
      },
    );
    expect(scene.version(version)).toMatchObject({ state: "RETIRED", publishedAt: null });
    expect(scene.ports.tables.ramps.at(-1)).toMatchObject({ act: "RULE", share: 0, by: "system:policy" });
    expect(scene.ports.notifications.filter(({ template }) => template === "RAMP_TAKEN_BACK").length).toBeGreaterThan(
      0,
    );
    expect(await guard({ sinceStep: quiet, settled: { inShare: 99, rest: 1 } })).toBeNull();
  });

  it("not for what the step itself moved, nor for a handful", async () => {
    expect(await guard({ sinceStep: { inShare: 20, rest: 0 }, settled: null })).toBeNull();
    expect(await guard({ sinceStep: { inShare: 20, rest: 0 }, settled: { inShare: 9, rest: 0 } })).toBeNull();
    expect(scene.version(version)?.state).toBe("RAMPING");
  });

  it("above its part of the bound told for everybody, those counted whom the step moved", async () => {
    // 20 % of 100.
    expect(await guard({ sinceStep: { inShare: 20, rest: 500 }, settled: null })).toBeNull();
    must(
      (await guard({ sinceStep: { inShare: 21, rest: 500 }, settled: null })) ?? {
        ok: false,
        refusal: { code: "LEASE_LOST" },
      },
    );
    expect(scene.version(version)?.state).toBe("RETIRED");
  });

  it("not when it was moved on since it was looked at", async () => {
    const moved = { since: new Date(0) };
    expect(await guard({ sinceStep: { inShare: 90, rest: 1 }, settled: null }, moved)).toBeNull();
    expect(await guard({ sinceStep: { inShare: 90, rest: 1 }, settled: null }, { share: 50 })).toBeNull();
    expect(scene.version(version)?.state).toBe("RAMPING");
  });
});
