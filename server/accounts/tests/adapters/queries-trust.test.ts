import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getAccountTrustSchema } from "@/server/accounts/application/ports/inbound/account-query.schema";
import { scoreAt } from "@/server/accounts/domain/domain-services/score-history-service";
import { FACTORS, type TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { getAccountTrust } from "@/server/accounts/read-model/queries/get-account-trust";
import { newId } from "@/server/platform/new-id";
import { must, refusalCode } from "../support/must";
import { actorOf, openReadScene, putAccount, putSignals, type ReadScene } from "../support/read-scene";

let scene: ReadScene;
const analyst = actorOf("ANALYST");

beforeAll(async () => {
  scene = await openReadScene();
});

afterAll(() => scene.close());

const hoursAgo = (hours: number): Date => new Date(scene.deps.now().getTime() - Math.round(hours * 3_600_000));

const trust = async (accountId: string, input: object = {}) =>
  must(await getAccountTrust(scene.deps)(getAccountTrustSchema.parse({ accountId, ...input }), analyst));

const signalSeed = fc.record({
  factor: fc.constantFrom(...FACTORS),
  good: fc.constantFrom(0, 1, 2.5),
  bad: fc.constantFrom(0.2, 1, 5),
  hours: fc.integer({ min: 1, max: 400 }),
  lateHours: fc.constantFrom(0, 0, 0, 5, 40),
});

describe("getAccountTrust", () => {
  it("gives, at any past moment, the number that the domain computes from what was known then", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(signalSeed, { maxLength: 12 }),
        fc.integer({ min: 0, max: 420 }),
        async (drawn, ago) => {
          const seeds = drawn.map(({ factor, good, bad, hours, lateHours }) => ({
            factor,
            good,
            bad,
            occurredAt: hoursAgo(hours),
            recordedAt: hoursAgo(Math.max(0, hours - lateHours)),
          }));
          const accountId = await putAccount(scene);
          await putSignals(scene, accountId, seeds);
          const at = hoursAgo(ago);
          const past = await trust(accountId, { at });
          const known = scoreAt(
            seeds.map((seed) => ({ ...seed, ...signalFrame(accountId) })),
            trustPolicyV1,
            at,
          );
          expect(past.explanation.scoreMilli).toBe(known.scoreMilli);
          const { base, lines, adjustments } = past.explanation;
          const sum = [...lines, ...adjustments].reduce(
            (total, { pointsMilli }) => total + pointsMilli,
            base.pointsMilli,
          );
          expect(sum).toBe(known.scoreMilli);
          expect((await trust(accountId)).explanation.scoreMilli).toBe(
            scoreAt(
              seeds.map((seed) => ({ ...seed, ...signalFrame(accountId) })),
              trustPolicyV1,
              scene.deps.now(),
              "NOW",
            ).scoreMilli,
          );
        },
      ),
      { numRuns: 25 },
    );
  });

  it("draws a history whose ends are the score then and now, with what moved it", async () => {
    const accountId = await putAccount(scene);
    await putSignals(scene, accountId, [
      { factor: "couponAbuse", bad: 1, occurredAt: hoursAgo(300) },
      { factor: "completion", good: 1, occurredAt: hoursAgo(100) },
    ]);
    const { history, explanation } = await trust(accountId, { days: 30 });
    expect(history.points[0]?.scoreMilli).toBe(60_000);
    expect(history.points.at(-1)?.scoreMilli).toBe(explanation.scoreMilli);
    expect(history.points.flatMap(({ arrival }) => (arrival ? [arrival.kind] : []))).toEqual(["LOWERS", "RAISES"]);
    expect(history.points.find(({ arrival }) => arrival)?.arrival?.label).toBe("Coupon abuse −10.0");
    expect(history).toMatchObject({ knowledge: "THEN", truncated: false });
  });

  it("shows a history that came in one import as it happened", async () => {
    const accountId = await putAccount(scene);
    const recordedAt = hoursAgo(1);
    await putSignals(scene, accountId, [
      { factor: "disputes", bad: 1, occurredAt: hoursAgo(300), recordedAt },
      { factor: "disputes", bad: 1, occurredAt: hoursAgo(200), recordedAt },
    ]);
    const { history } = await trust(accountId, { days: 30 });
    expect(history.knowledge).toBe("NOW");
    expect(history.points.filter(({ arrival }) => arrival)).toHaveLength(2);
  });

  it("lists the effects at every level and with the next proof of identity", async () => {
    const accountId = await putAccount(scene, { risk: "HIGH" });
    const { effects, effectsTable } = await trust(accountId);
    expect(effects.maxOrderValue).toEqual({ minor: 200_000, currency: "INR" });
    expect(effectsTable.levels.map(({ risk, effects: { maxOrderValue } }) => [risk, maxOrderValue.minor])).toEqual([
      ["LOW", 5_000_000],
      ["MEDIUM", 1_500_000],
      ["HIGH", 200_000],
      ["CRITICAL", 0],
    ]);
    expect(effectsTable.nextKyc?.kyc).toBe("IDENTITY");
  });

  it("refuses a moment to come, an unknown account and SUPPORT", async () => {
    const accountId = await putAccount(scene);
    const ask = (input: object, actor = analyst) =>
      getAccountTrust(scene.deps)(getAccountTrustSchema.parse({ accountId, ...input }), actor);
    expect(refusalCode(await ask({ at: hoursAgo(-1) }))).toBe("VALIDATION");
    expect(refusalCode(await ask({ accountId: newId() }))).toBe("NOT_FOUND");
    expect(refusalCode(await ask({}, actorOf("SUPPORT")))).toBe("FORBIDDEN");
  });
});

const signalFrame = (
  accountId: string,
): Pick<TrustSignal, "id" | "accountId" | "source" | "sourceEventId" | "detail"> => ({
  id: newId(),
  accountId: accountIdFrom(accountId),
  source: "shop",
  sourceEventId: "1",
  detail: {},
});
