import fc from "fast-check";
import { expect, test } from "vitest";
import { clusterOf, reachesFrom } from "@/server/accounts/domain/domain-services/link-cluster-service";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";

const idOf = (n: number): AccountId => accountIdFrom(`019ce0bc-0000-7000-8000-${String(n).padStart(12, "0")}`);

/** Any graph of up to 24 accounts, with loops and repeats. */
const graphs = fc.integer({ min: 1, max: 24 }).chain((size) => {
  const node = fc.integer({ min: 0, max: size - 1 }).map(idOf);
  return fc.record({
    start: node,
    links: fc.array(fc.record({ one: node, other: node }), { maxLength: 60 }),
  });
});
type Links = readonly { readonly one: AccountId; readonly other: AccountId }[];

/** By looking at every link again until nothing is new. */
function walked(start: AccountId, links: Links): ReadonlyMap<AccountId, number> {
  const steps = new Map([[start, 0]]);
  for (let step = 1; ; step += 1) {
    const near = (id: AccountId) => steps.get(id) === step - 1;
    const found = links
      .flatMap(({ one, other }) => [...(near(one) ? [other] : []), ...(near(other) ? [one] : [])])
      .filter((id) => !steps.has(id));
    if (found.length === 0) return steps;
    for (const id of found) steps.set(id, step);
  }
}

test("the cluster is what can be walked to, on any graph", () => {
  fc.assert(
    fc.property(graphs, ({ start, links }) => {
      expect(clusterOf(start, links)).toEqual([...walked(start, links).keys()].sort());
    }),
    { numRuns: 500 },
  );
});

test("the order and direction of the links mean nothing", () => {
  fc.assert(
    fc.property(graphs, ({ start, links }) => {
      const turned = [...links].reverse().map(({ one, other }) => ({ one: other, other: one }));
      expect(clusterOf(start, turned)).toEqual(clusterOf(start, links));
      expect([...reachesFrom(start, turned)].sort()).toEqual([...reachesFrom(start, links)].sort());
    }),
  );
});

test("everybody else is reached by the shortest way, over somebody one step nearer who is linked to both", () => {
  fc.assert(
    fc.property(graphs, ({ start, links }) => {
      const brute = walked(start, links);
      const reached = reachesFrom(start, links);
      expect(new Set([start, ...reached.keys()])).toEqual(new Set(brute.keys()));
      for (const [id, { steps, via }] of reached) {
        expect(steps).toBe(brute.get(id));
        expect(brute.get(via ?? start)).toBe(steps - 1);
        const isLinked = links.some(
          ({ one, other }) => [one, other].includes(id) && [one, other].includes(via ?? start),
        );
        expect(isLinked).toBe(true);
      }
    }),
  );
});

test("a chain of a thousand accounts is one cluster", () => {
  const links = Array.from({ length: 999 }, (_, n) => ({ one: idOf(n), other: idOf(n + 1) }));
  expect(clusterOf(idOf(500), links)).toHaveLength(1_000);
});
