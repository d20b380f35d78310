import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RampPlan } from "@/server/accounts/domain/policies/ramp-plan";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { getMachineStanding } from "@/server/accounts/read-model/queries/get-machine-standing";
import { must } from "../support/must";
import { rampScene } from "../support/ramp-scene";
import { chargeback, factOf } from "../support/signal-facts";

const PLAN: RampPlan = {
  shadowHours: 0,
  steps: [
    { share: 30, hours: 1 },
    { share: 60, hours: 1 },
    { share: 90, hours: 1 },
  ],
  guardPercent: null,
};

const PEOPLE = 8;
let scene: Awaited<ReturnType<typeof rampScene>>;
let sent = 0;
beforeAll(async () => {
  scene = await rampScene(PEOPLE);
});
afterAll(() => scene.close());

type Command =
  | { readonly do: "STEP" | "PAUSE" | "RESUME" | "BACK" | "FOLLOW" }
  | { readonly do: "GOOD" | "CHARGEBACK"; readonly who: number };

const who = fc.integer({ min: 0, max: PEOPLE - 1 });
const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("GOOD" as const, "CHARGEBACK" as const), who }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom("STEP" as const, "PAUSE" as const, "RESUME" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("FOLLOW" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("BACK" as const) }) },
);

/** What a person or the worker does; what the ramp's state does not allow changes nothing. */
async function obey(version: number, command: Command): Promise<void> {
  const act = { PAUSE: "pauseRamp", RESUME: "resumeRamp", BACK: "takeRampBack" } as const;
  if (command.do === "FOLLOW") return scene.follow();
  if (command.do === "STEP") {
    await scene.letStepBeDue(version);
    await scene.workers[sent % 2 === 0 ? 0 : 1].step(version);
    return;
  }
  if (command.do === "GOOD" || command.do === "CHARGEBACK") {
    const id = scene.ids[command.who];
    if (!id) throw new Error("Nobody is there.");
    sent += 1;
    const fact =
      command.do === "GOOD"
        ? factOf(id, "completion", `sent-${sent}`, { good: 1 }, new Date())
        : chargeback(id, `sent-${sent}`, new Date());
    return void (await scene.send(sent % 2 === 0 ? scene : scene.other, fact));
  }
  const refused = await scene.move(act[command.do], version).then(
    () => null,
    (error: unknown) => String(error),
  );
  if (refused !== null) expect(refused).toContain("ILLEGAL_TRANSITION");
}

type Told = { readonly id: AccountId; readonly at: Date; readonly version: number; readonly scoreMilli: number };

test("whatever the steps and the events, every score that ever stood is found again at its moment, under its version", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyCommand, { minLength: 4, maxLength: 14 }), async (commands) => {
      sent += 1;
      const base = 55 + (sent % 10);
      const version = await scene.approved(PLAN, (live) => ({
        ...live,
        base,
        thresholds: { ...live.thresholds, LOW: 68 },
      }));
      const told = new Map<string, Told>();
      for (const command of commands) {
        await obey(version, command);
        for (const one of await scene.profiles()) {
          const { account_id: id, evaluated_at: at } = one;
          told.set(`${id} ${at.getTime()}`, { id, at, version: one.policy_version, scoreMilli: one.score_milli });
        }
      }
      const standing = getMachineStanding({ pool: scene.database.pool, now: () => new Date(), policies: scene.reader });
      for (const { id, at, version: named, scoreMilli } of told.values()) {
        expect((await scene.reader.at(at, id)).version).toBe(named);
        const { evaluation } = must(await standing(id, at));
        expect([evaluation.scoreMilli, evaluation.policyVersion]).toEqual([scoreMilli, named]);
      }
      await scene.follow();
      for (const one of await scene.profiles()) {
        expect(one.policy_version).toBe((await scene.reader.liveFor(one.account_id)).version);
      }
      // Where no step was taken it is in shadow still: one, so that it can be taken back.
      await scene.workers[0].step(version);
      await obey(version, { do: "BACK" });
      await scene.follow();
    }),
    { numRuns: 8, endOnFailure: true },
  );
});
