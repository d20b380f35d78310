import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leastKmBetween, weighSignIn } from "@/server/accounts/domain/policies/sign-in-risk-policy";
import { countryCentre } from "@/server/accounts/domain/value-objects/country-centres";

const at = new Date("2026-11-20T08:00:00.000Z");
const hoursAgo = (hours: number): Date => new Date(at.getTime() - hours * 3_600_000);
const home = { risk: 0.02, isAnonymiser: false, country: "IN", knownDevice: false, at } as const;
const india = (hours: number) => [{ country: "IN", lastSeenAt: hoursAgo(hours) }];

describe("a new country", () => {
  it("is one that differs from every country before", () => {
    expect(weighSignIn({ ...home, country: "DE" }, india(400))).toEqual({
      isNewCountry: true,
      isImpossibleTravel: false,
      asksForCode: true,
    });
    const places = [...india(400), { country: "DE", lastSeenAt: hoursAgo(900) }];
    expect(weighSignIn({ ...home, country: "DE" }, places).isNewCountry).toBe(false);
  });

  it("is not the first country ever, nor one that can't be told", () => {
    expect(weighSignIn(home, [])).toEqual({ isNewCountry: false, isImpossibleTravel: false, asksForCode: false });
    expect(weighSignIn({ ...home, country: null }, india(1)).isNewCountry).toBe(false);
  });
});

describe("impossible travel", () => {
  it("is a distance that no airliner covers in the time", () => {
    expect(weighSignIn({ ...home, country: "BR" }, india(5)).isImpossibleTravel).toBe(true);
    expect(weighSignIn({ ...home, country: "BR" }, india(20)).isImpossibleTravel).toBe(false);
  });

  it("is never a step over a border", () => {
    for (const neighbour of ["NP", "BD", "PK", "LK", "CN"]) {
      expect(weighSignIn({ ...home, country: neighbour }, india(0)).isImpossibleTravel).toBe(false);
    }
    expect(leastKmBetween("US", "CA")).toBe(0);
    expect(leastKmBetween("FR", "GB")).toBe(0);
  });

  it("is judged by the country last seen, also when it is no new one", () => {
    const places = [...india(300), { country: "BR", lastSeenAt: hoursAgo(1) }];
    expect(weighSignIn(home, places)).toMatchObject({ isNewCountry: false, isImpossibleTravel: true });
  });

  it("takes the time between as it is, whichever came first", () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (hours) => {
        const there = weighSignIn({ ...home, country: "BR" }, india(hours)).isImpossibleTravel;
        expect(there).toBe(weighSignIn({ ...home, country: "BR" }, india(-hours)).isImpossibleTravel);
      }),
    );
  });
});

describe("a code is asked for", () => {
  it("on an unknown device alone", () => {
    for (const risky of [{ risk: 1 }, { isAnonymiser: true, risk: 0.5 }, { country: "BR" }]) {
      expect(weighSignIn({ ...home, ...risky }, india(1)).asksForCode).toBe(true);
      expect(weighSignIn({ ...home, ...risky, knownDevice: true }, india(1)).asksForCode).toBe(false);
    }
  });

  it("not at a clean address in a country where one was before", () => {
    expect(weighSignIn(home, india(1)).asksForCode).toBe(false);
  });

  it("not for a country that only an anonymiser claims: its exit stands anywhere", () => {
    const behind = { ...home, isAnonymiser: true, risk: 0.5, country: "BR" };
    expect(weighSignIn(behind, india(1))).toEqual({
      isNewCountry: false,
      isImpossibleTravel: false,
      asksForCode: true,
    });
  });
});

describe("distances between countries", () => {
  it("are known well enough to tell continents apart", () => {
    expect(leastKmBetween("IN", "BR")).toBeGreaterThan(8_000);
    expect(leastKmBetween("DE", "JP")).toBeGreaterThan(6_000);
    expect(leastKmBetween("GB", "ZA")).toBeGreaterThan(6_000);
    expect(leastKmBetween("IN", "XX")).toBe(0);
  });

  it("are the same both ways and 0 at home", () => {
    const codes = fc.constantFrom("IN", "BR", "US", "RU", "SG", "NZ", "PF", "GL", "XX");
    fc.assert(
      fc.property(codes, codes, (one, other) => {
        expect(leastKmBetween(one, other)).toBe(leastKmBetween(other, one));
        expect(leastKmBetween(one, one)).toBe(0);
      }),
    );
  });

  it("stand on a table without a slip: every middle lies on the globe", () => {
    const codes = [...Array(26 * 26).keys()].map((n) => String.fromCharCode(65 + Math.floor(n / 26), 65 + (n % 26)));
    const centres = codes.flatMap((code) => countryCentre(code) ?? []);
    expect(centres.length).toBeGreaterThan(240);
    for (const { latitude, longitude, reachKm } of centres) {
      expect(Math.abs(latitude)).toBeLessThanOrEqual(90);
      expect(Math.abs(longitude)).toBeLessThanOrEqual(180);
      expect(reachKm).toBeGreaterThan(0);
    }
  });
});
