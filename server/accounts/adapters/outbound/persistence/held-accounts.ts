import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { plain } from "./array-text";
import type { Transaction } from "./transaction";

/**
 * The accounts whose rows this transaction holds. Writing to any other one is a mistake in the use case: it would not
 * be ordered against a lock of that account.
 */
export type HeldAccounts = {
  readonly has: (id: AccountId) => boolean;
  readonly ids: () => readonly AccountId[];
  /** A row that this transaction made is its own until the commit. */
  readonly add: (id: AccountId) => void;
  readonly remove: (id: AccountId) => void;
  /** Rows made by work that was undone are gone again. */
  readonly forgetAdded: () => void;
  /** Remembers which rows are held; what it answers forgets those made since. */
  readonly mark: () => () => void;
  /** @throws when the unit of work did not name the account. */
  readonly mustHold: (ids: readonly AccountId[]) => void;
};

/**
 * Locks the rows in id order, so that two units never wait for each other. FOR NO KEY UPDATE: foreign keys may still
 * be checked, and nobody can keep it from being granted by reading.
 */
export async function lockAccounts(tx: Transaction, ids: readonly AccountId[]): Promise<HeldAccounts> {
  const named = [...new Set(ids)];
  if (named.length === 0) return holding([]);
  const rows = await tx.$queryRaw<{ id: AccountId }[]>`
    SELECT id FROM account WHERE id = ANY(${plain(named)}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  return holding(rows.map((row) => row.id));
}

function holding(ids: readonly AccountId[]): HeldAccounts {
  const locked: ReadonlySet<AccountId> = new Set(ids);
  let held = new Set(ids);
  return {
    has: (id) => held.has(id),
    ids: () => [...held],
    add: (id) => void held.add(id),
    remove: (id) => void held.delete(id),
    forgetAdded: () => {
      held = new Set(locked);
    },
    mark: () => {
      const marked = new Set(held);
      return () => {
        held = marked;
      };
    },
    mustHold: (wanted) => {
      const missing = wanted.find((id) => !held.has(id));
      if (missing) throw new Error(`The unit of work did not name account ${missing} that it writes to.`);
    },
  };
}
