import { describe, expect, it } from "vitest";
import { checkTrustSignal, FACTORS, FACTORS_OF_INPUT, inputOf } from "@/server/accounts/domain/entities/trust-signal";
import { bad, good, NOW, signal } from "../support/trust-facts";

const minutesAhead = (minutes: number) => ({
  ...bad("burst", 1, 0),
  occurredAt: new Date(NOW.getTime() + minutes * 60_000),
});

describe("a trust signal", () => {
  it("may run five minutes ahead of the clock that records it, and no further", () => {
    expect(checkTrustSignal(signal(1, minutesAhead(5), NOW)).ok).toBe(true);
    const refused = checkTrustSignal(signal(1, minutesAhead(5.01), NOW));
    expect(refused).toMatchObject({ ok: false, refusal: { code: "VALIDATION", fields: [{ field: "occurredAt" }] } });
  });

  it.each([
    ["no mass at all", good("completion", 0, 1), "bad"],
    ["a mass that is not a number", good("completion", Number.NaN, 1), "good"],
    ["an infinite mass", bad("failures", Number.POSITIVE_INFINITY, 1), "bad"],
    ["a mass beyond any single fact", bad("failures", 10_001, 1), "bad"],
  ])("is refused with %s", (_, fact, field) => {
    expect(checkTrustSignal(signal(1, fact))).toMatchObject({ ok: false, refusal: { fields: [{ field }] } });
  });

  it("may take a fact back with negative mass", () => {
    expect(checkTrustSignal(signal(1, bad("sharedDevices", -5, 1))).ok).toBe(true);
  });

  it("belongs by its factor to exactly one input", () => {
    expect(Object.values(FACTORS_OF_INPUT).flat().sort()).toEqual([...FACTORS].sort());
    for (const factor of FACTORS) expect(FACTORS_OF_INPUT[inputOf(factor)]).toContain(factor);
  });
});
