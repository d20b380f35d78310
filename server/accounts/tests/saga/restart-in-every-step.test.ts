import { expect, it } from "vitest";
import type { OnboardingState } from "@/server/accounts/domain/entities/seller-onboarding";
import type { OnboardingCommand } from "@/server/accounts/domain/entities/seller-onboarding-step";
import { APPLICATION_STAGES } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { must } from "../support/must";
import { analyst, begun, checked, daysLater, follow, otherAnalyst, type Told, tell } from "../support/onboarding-facts";

/** The whole way, each event made from the state it meets. */
const theWay: readonly ((state: OnboardingState) => Told)[] = [
  ...APPLICATION_STAGES.flatMap((stage) => [
    ...(stage === "FINAL" ? [] : [(): Told => ({ type: "StageSubmitted", stage })]),
    (state: OnboardingState) => checked(state, stage),
    (): Told => ({ type: "StageApproved", stage, by: stage === "FINAL" ? otherAnalyst : analyst }),
  ]),
  () => ({ type: "SellerGranted" }),
  () => ({ type: "TimeCame", completedSales: 30, isTrusted: true, at: daysLater(91) }),
  () => ({ type: "SellerEstablished" }),
];

/** What a process that starts anew has: the state as it was stored. */
const restarted = (state: OnboardingState): OnboardingState => JSON.parse(JSON.stringify(state));

const walk = (restartBefore: number | null) => {
  let state = begun();
  const commands: OnboardingCommand[] = [];
  for (const [index, event] of theWay.entries()) {
    if (index === restartBefore) state = restarted(state);
    const step = must(tell(state, event(state)));
    state = step.state;
    commands.push(...step.commands);
  }
  return { state, commands };
};

it("a process that starts anew before any step goes on as if it never stopped", () => {
  const whole = walk(null);
  expect(whole.state.stage).toBe("ESTABLISHED");
  for (const [index] of theWay.entries()) expect(walk(index)).toEqual(whole);
});

it("orders every command under a key of its own, in order, whenever it starts anew", () => {
  const { commands } = walk(3);
  expect(commands.map(({ step }) => step)).toEqual(commands.map((_, index) => index + 1));
  expect(new Set(commands.map(({ key }) => key)).size).toBe(commands.length);
});

it("asks for the same commands with the same keys when an event is told again after a crash", () => {
  const before = restarted(begun());
  const event = { type: "StageSubmitted", stage: "BUSINESS" } as const;
  expect(follow(before, event)).toEqual(follow(begun(), event));
});
