import { describe, expect, it } from "vitest";
import {
  aboveSinceOf,
  clearingMilli,
  moveRisk,
  type RiskState,
  riskOf,
} from "@/server/accounts/domain/domain-services/risk-transition-service";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { RISK_LEVELS, type RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import { hoursAfter, NOW } from "../support/trust-facts";

const move = (state: RiskState, scoreMilli: number, hours: number) =>
  moveRisk(state, scoreMilli, hoursAfter(hours), trustPolicyV1);

/** A level whose score has stood where it stands for some hours. */
function held(riskLevel: RiskLevel, scoreMilli: number, hours: number): RiskState {
  const earned = RISK_LEVELS.filter(
    (level) => level !== riskLevel && scoreMilli >= clearingMilli(level, trustPolicyV1),
  );
  return { riskLevel, coolDown: Object.fromEntries(earned.map((level) => [level, hoursAfter(-hours).toISOString()])) };
}

describe("risk rises at once and falls after a day at the threshold and two points", () => {
  it.each<[RiskLevel, number, number, RiskLevel]>([
    ["HIGH", 50_000, 1000, "HIGH"],
    ["HIGH", 51_999, 100, "HIGH"],
    ["HIGH", 52_000, 23, "HIGH"],
    ["HIGH", 52_000, 24, "MEDIUM"],
    ["CRITICAL", 60_000, 24, "MEDIUM"],
    ["LOW", 69_999, 0, "MEDIUM"],
    ["MEDIUM", 29_999, 0, "CRITICAL"],
    ["MEDIUM", 71_999, 48, "MEDIUM"],
    ["MEDIUM", 72_000, 48, "LOW"],
  ])("%s at %i for %i hours is %s", (previous, scoreMilli, hours, now) => {
    expect(moveRisk(held(previous, scoreMilli, hours), scoreMilli, NOW, trustPolicyV1).riskLevel).toBe(now);
  });

  it.each<[number, RiskLevel]>([
    [70_000, "LOW"],
    [69_999, "MEDIUM"],
    [50_000, "MEDIUM"],
    [49_999, "HIGH"],
    [30_000, "HIGH"],
    [29_999, "CRITICAL"],
  ])("a first evaluation at %i is %s", (scoreMilli, risk) => {
    expect(riskOf(scoreMilli, trustPolicyV1)).toBe(risk);
  });

  it("starts the cool-down again after a dip", () => {
    const rose = move({ riskLevel: "HIGH", coolDown: {} }, 53_000, 0);
    const dipped = move(rose, 51_999, 20);
    const back = move(dipped, 53_000, 21);
    expect(aboveSinceOf(dipped)).toBeNull();
    expect(move(back, 53_000, 44.9).riskLevel).toBe("HIGH");
    expect(move(back, 53_000, 45).riskLevel).toBe("MEDIUM");
  });

  it("gives each better level a clock of its own, so a late climb skips none", () => {
    const atHigh = move({ riskLevel: "CRITICAL", coolDown: {} }, 33_000, 0);
    const climbed = move(atHigh, 60_000, 23);
    const first = move(climbed, 60_000, 24);
    expect(first.riskLevel).toBe("HIGH");
    expect(move(first, 60_000, 46.9).riskLevel).toBe("HIGH");
    expect(move(first, 60_000, 47).riskLevel).toBe("MEDIUM");
  });
});
