import { randomUUID } from "node:crypto";
import type { Job } from "@/server/platform/worker";
import type { RequestOrigin } from "./application/ports/outbound/actor";
import type { OnboardingCommands } from "./application/use-cases/onboarding-commands";

const batch = 50;

/** What a seller's way does by itself. Safe to run in many processes at once: each step and timer counts once. */
export function onboardingJobs(
  onboarding: Pick<OnboardingCommands, "waiting" | "run" | "passTime" | "noteStanding">,
): readonly Job[] {
  return [
    {
      name: "onboarding-steps",
      everyMs: 1_000,
      run: async (stop) => {
        let ran = 0;
        for (const id of await onboarding.waiting(batch)) {
          if (stop.aborted) break;
          ran += (await onboarding.run(id, origin("onboarding-steps"))).ran;
        }
        return after(ran);
      },
    },
    {
      name: "onboarding-standing",
      everyMs: 10_000,
      run: async () => after((await onboarding.noteStanding(batch, origin("onboarding-standing"))).noted),
    },
    {
      name: "onboarding-timers",
      everyMs: 60_000,
      run: async () => after((await onboarding.passTime(batch, origin("onboarding-timers"))).moved),
    },
  ];
}

const after = (done: number): "more" | "idle" => (done > 0 ? "more" : "idle");

const origin = (job: string): RequestOrigin => ({
  requestId: `${job}:${randomUUID()}`,
  channel: "worker",
  ip: null,
  userAgent: null,
});
