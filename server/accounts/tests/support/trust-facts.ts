import fc from "fast-check";
import { type Evidence, type Fact, foldEvidence } from "@/server/accounts/domain/entities/evidence";
import { FACTORS, type Factor, isFactor, type TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";

/** A moment that lies on no whole minute, day or half-life. */
export const NOW = new Date("2026-11-20T08:35:12.345Z");

export const ASHA = accountIdFrom("019ce0bc-0000-7000-8000-0000000004f9");

export const daysBefore = (days: number, from = NOW): Date => new Date(from.getTime() - days * 86_400_000);
export const hoursAfter = (hours: number, from = NOW): Date => new Date(from.getTime() + hours * 3_600_000);

export function good(factor: Factor, mass: number, daysAgo: number): Fact {
  return { factor, good: mass, bad: 0, occurredAt: daysBefore(daysAgo) };
}

export function bad(factor: Factor, mass: number, daysAgo: number): Fact {
  return { factor, good: 0, bad: mass, occurredAt: daysBefore(daysAgo) };
}

export const evidenceOf = (...facts: readonly Fact[]): Evidence => foldEvidence(facts, trustPolicyV1);

/** Rows of the golden examples: [factor, side, mass, days ago]. */
export function evidenceOfRows(rows: readonly (readonly (string | number)[])[]): Evidence {
  const facts = rows.map(([factor, side, mass, daysAgo]) => {
    if (typeof factor !== "string" || !isFactor(factor)) throw new Error(`Not a factor: ${factor}`);
    return (side === "good" ? good : bad)(factor, Number(mass), Number(daysAgo));
  });
  return evidenceOf(...facts);
}

/** A stored signal; the n-th id sorts after the ones before it. */
export function signal(n: number, fact: Fact, recordedAt = fact.occurredAt): TrustSignal {
  return {
    ...fact,
    id: `019ce0bc-0000-7000-8000-${String(n).padStart(12, "0")}`,
    accountId: ASHA,
    recordedAt,
    source: "test",
    sourceEventId: `event-${n}`,
    detail: {},
  };
}

const massUpTo = (max: number) => fc.double({ min: 0.01, max, noNaN: true });
const mass = fc.oneof(fc.constant(0), massUpTo(2), massUpTo(40));

/** Anything that can be known about an account within two years. */
export const anyFact: fc.Arbitrary<Fact> = fc
  .record({
    factor: fc.constantFrom(...FACTORS),
    good: mass,
    bad: mass,
    minutesAgo: fc.integer({ min: 0, max: 730 * 1440 }),
  })
  .map(({ minutesAgo, ...fact }) => ({ ...fact, occurredAt: daysBefore(minutesAgo / 1440) }))
  .filter((fact) => fact.good !== 0 || fact.bad !== 0);

export const anyFacts = fc.array(anyFact, { maxLength: 30 });
