import type { AccountId } from "../value-objects/account-id";
import type { LinkKind } from "../value-objects/link-kind";

/** Two accounts that share something of one kind. The order of the two means nothing. */
export type AccountLink = {
  readonly one: AccountId;
  readonly other: AccountId;
  readonly kind: LinkKind;
  /** Since when both have been seen with it. */
  readonly since: Date;
  /** How many things of the kind they share. */
  readonly things: number;
};

/** The accounts that hang together with this one by any number of links, itself among them; in order of their ids. */
export function clusterOf(
  start: AccountId,
  links: readonly Pick<AccountLink, "one" | "other">[],
): readonly AccountId[] {
  const parents = new Map<AccountId, AccountId>();
  const rootOf = (id: AccountId): AccountId => {
    let root = id;
    for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
    // The path is shortened, so that long chains are walked once.
    for (let at = id; at !== root; ) {
      const up = parents.get(at) ?? root;
      parents.set(at, root);
      at = up;
    }
    return root;
  };
  const members = new Set<AccountId>([start]);
  for (const { one, other } of links) {
    members.add(one).add(other);
    const [a, b] = [rootOf(one), rootOf(other)];
    if (a !== b) parents.set(a, b);
  }
  const root = rootOf(start);
  return [...members].filter((id) => rootOf(id) === root).sort();
}

/** How an account is reached: over how many links at least, and the last one before it (null for a direct link). */
export type Reach = { readonly steps: number; readonly via: AccountId | null };

/** The shortest way to everybody in the cluster but the account itself; of two ways of one length the smaller id leads. */
export function reachesFrom(
  start: AccountId,
  links: readonly Pick<AccountLink, "one" | "other">[],
): ReadonlyMap<AccountId, Reach> {
  const next = neighbours(links);
  const reached = new Map<AccountId, Reach>();
  let front: readonly AccountId[] = [start];
  for (let steps = 1; front.length > 0; steps += 1) {
    const found: AccountId[] = [];
    for (const from of front) {
      for (const to of next.get(from) ?? []) {
        if (to === start || reached.has(to)) continue;
        reached.set(to, { steps, via: from === start ? null : from });
        found.push(to);
      }
    }
    front = found.sort();
  }
  return reached;
}

function neighbours(links: readonly Pick<AccountLink, "one" | "other">[]): ReadonlyMap<AccountId, Set<AccountId>> {
  const next = new Map<AccountId, Set<AccountId>>();
  const add = (from: AccountId, to: AccountId) => next.set(from, (next.get(from) ?? new Set<AccountId>()).add(to));
  for (const { one, other } of links) {
    add(one, other);
    add(other, one);
  }
  return next;
}
