import { expect, test } from "vitest";
import { demoMarketplace } from "@/server/accounts/adapters/inbound/demo/demo-marketplace";
import { DEMO_PEOPLE } from "@/server/accounts/application/use-cases/demo-login/demo-login.schema";
import { riskOf } from "@/server/accounts/domain/domain-services/risk-transition-service";
import { scoreAt } from "@/server/accounts/domain/domain-services/score-history-service";
import { trustPolicyV1 as policy } from "@/server/accounts/domain/policies/trust-policy-v1";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { parseGstin } from "@/server/accounts/domain/value-objects/gstin";

const loadedAt = new Date("2026-11-20T08:35:12Z");
const rules = { masses: policy.masses, hubLimit: policy.hubLimit, typicalMinor: policy.action.typicalMinor };
const population = demoMarketplace(loadedAt, rules);

const distinct = (values: readonly (string | null | undefined)[]) => new Set(values.filter(Boolean)).size;
const present = (values: readonly (string | null | undefined)[]) => values.filter(Boolean).length;

test("about two hundred people, the same ones every time", () => {
  expect(population.length).toBeGreaterThanOrEqual(180);
  expect(population.length).toBeLessThanOrEqual(240);
  expect(demoMarketplace(loadedAt, rules)).toEqual(population);
});

test("another day tells the same stories, dated from that day", () => {
  const days = 40;
  const later = demoMarketplace(new Date(loadedAt.getTime() + days * 86_400_000), rules);
  expect(later.map(({ name }) => name)).toEqual(population.map(({ name }) => name));
  const shift = (place: number) =>
    (later[place]?.joinedAt.getTime() ?? 0) - (population[place]?.joinedAt.getTime() ?? 0);
  expect(population.every((_, place) => shift(place) === days * 86_400_000)).toBe(true);
});

test("every identifier belongs to one person", () => {
  for (const values of [
    population.map(({ externalId }) => externalId),
    population.map(({ email }) => email?.key),
    population.map(({ phone }) => phone),
    population.map(({ store }) => store?.gstNumber),
  ]) {
    expect(distinct(values)).toBe(present(values));
  }
});

test("every GSTIN is well formed, and every mailbox lies where no mail goes", () => {
  for (const { store, email } of population) {
    if (store) expect(parseGstin(store.gstNumber).ok).toBe(true);
    if (email) expect(email.key.endsWith(".example")).toBe(true);
  }
});

test("the people of the demo are there and have a password, nobody else has", () => {
  const offered = population.filter(({ hasPassword }) => hasPassword).map(({ externalId }) => externalId);
  expect(new Set(offered)).toEqual(new Set(DEMO_PEOPLE.map((person) => `demo-${person}`)));
});

test("every level of risk, selling stage, turn and kind of lock is among them", () => {
  const risks = population.map(({ signals }) => {
    const stored = signals.map((one) => ({ ...one, id: "", accountId: accountIdFrom(""), recordedAt: one.toldAt }));
    return riskOf(scoreAt(stored, policy, loadedAt).scoreMilli, policy);
  });
  expect(new Set(risks)).toEqual(new Set(["LOW", "MEDIUM", "HIGH", "CRITICAL"]));
  expect(new Set(population.flatMap(({ store }) => store?.stage ?? []))).toEqual(new Set(["PROBATION", "ESTABLISHED"]));
  const turns = population.flatMap(({ turns }) => turns);
  expect(new Set(turns.map(({ kind }) => kind))).toEqual(new Set(["LOCK", "SUSPEND", "DISABLE"]));
  expect(new Set(turns.flatMap((turn) => (turn.kind === "LOCK" ? turn.scope : [])))).toEqual(
    new Set(["ACCOUNT", "SELLER", "UNKNOWN_DEVICES"]),
  );
  expect(population.some(({ proved }) => !proved.email && !proved.phone)).toBe(true);
});

test("whoever is named by a story is in it, and nothing is told of a time to come", () => {
  const known = new Set(population.map(({ externalId }) => externalId));
  for (const { turns, cases, signals, joinedAt } of population) {
    for (const { by, at } of turns) expect(by.startsWith("system:") || known.has(by)).toBe(at <= loadedAt);
    for (const { decision, openedAt } of cases) {
      expect(openedAt <= loadedAt).toBe(true);
      if (decision) expect(known.has(decision.by) && decision.at >= openedAt && decision.at <= loadedAt).toBe(true);
    }
    for (const { occurredAt, toldAt } of signals) expect(occurredAt <= toldAt && toldAt <= loadedAt).toBe(true);
    expect(joinedAt < loadedAt).toBe(true);
  }
});
