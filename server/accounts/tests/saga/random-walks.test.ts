import fc from "fast-check";
import { expect, it } from "vitest";
import {
  APPLICATION_STAGES,
  ONBOARDING_STAGES,
  type OnboardingStage,
} from "@/server/accounts/domain/value-objects/onboarding-stage";
import { must } from "../support/must";
import { expectAllHolds } from "../support/onboarding-invariants";
import { livesWell, type Move, moves } from "../support/onboarding-moves";
import { type OnboardingScene, onboardingScene } from "../support/onboarding-scene";

type Model = { made: number };

class OneMove implements fc.AsyncCommand<Model, OnboardingScene> {
  constructor(private readonly move: Move) {}
  check = () => true;
  async run(model: Model, scene: OnboardingScene): Promise<void> {
    await this.move.make(scene);
    model.made += 1;
    expectAllHolds(scene, scene.startedAs);
  }
  toString = () => this.move.says;
}

/** A bound on what hangs, not on how busy the machine is. */
const SLOW_MS = 300_000;
const WALKS = 300;
const MOVES = 40;

/** Where a walk begins: all that leads there was done, so that every stage is walked from equally often. */
const starts = fc.constantFrom(...APPLICATION_STAGES, "PROBATION" as const);

it(
  `R55 skips no stage, does every step once, leaves the buyer alone and gives just what the state gives, over ${WALKS} walks`,
  async () => {
    const reached = new Set<OnboardingStage>();
    const commands = fc.commands([moves.map((move) => new OneMove(move))], { maxCommands: MOVES, size: "max" });
    await fc.assert(
      fc.asyncProperty(starts, commands, async (start, walk) => {
        const scene = onboardingScene();
        must(await scene.apply());
        await scene.reach(start);
        await fc.asyncModelRun(() => ({ model: { made: 0 }, real: scene }), walk);
        for (const move of livesWell) await new OneMove(move).run({ made: 0 }, scene);
        for (const event of scene.ports.events) if (event.type === "SellerOnboardingAdvanced") reached.add(event.to);
      }),
      { numRuns: WALKS },
    );
    // Walks that never got anywhere would prove nothing.
    expect([...reached].sort()).toEqual([...ONBOARDING_STAGES].sort());
  },
  SLOW_MS,
);
