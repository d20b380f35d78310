import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/** What one field was and became. Times are ISO 8601; lists are sorted. */
export type FieldChange = {
  readonly field: string;
  readonly before: FieldValue;
  readonly after: FieldValue;
  /** Values of persons: the entry names the field in clear and keeps the values sealed. */
  readonly isPrivate?: true;
};

export type FieldValue = string | number | boolean | null | readonly string[];

/** What was written, as an entry tells it. */
export type Changed = {
  readonly accounts: () => readonly AccountId[];
  readonly changes: () => readonly FieldChange[];
  readonly policyVersion: () => number | null;
};

/** Collects what the repositories of one unit of work really wrote. */
export type ChangeLog = Changed & {
  record(accountId: AccountId | null, changes: readonly FieldChange[]): void;
  /** Of the trust profiles written: the entry names the policy that moved them. Null where it was all of them. */
  movedUnderPolicy(version: number, accountId: AccountId | null): void;
  /** The part of it that is about these accounts. */
  about(accounts: ReadonlySet<AccountId>): Changed;
  /** The work was undone. */
  forget(): void;
  /** Remembers how things stand; what it answers goes back there. */
  mark(): () => void;
};

type Recorded = { readonly accountId: AccountId | null; readonly changes: readonly FieldChange[] };
type Moved = { readonly accountId: AccountId | null; readonly version: number };

export function openChangeLog(): ChangeLog {
  let recorded: Recorded[] = [];
  let moved: Moved[] = [];
  return {
    record: (accountId, changes) => {
      if (changes.length > 0) recorded.push({ accountId, changes });
    },
    movedUnderPolicy: (version, accountId) => void moved.push({ accountId, version }),
    about: (accounts) => {
      const isTheirs = ({ accountId }: { readonly accountId: AccountId | null }) =>
        accountId !== null && accounts.has(accountId);
      return changed(
        () => recorded.filter(isTheirs),
        () => moved.filter(isTheirs),
      );
    },
    ...changed(
      () => recorded,
      () => moved,
    ),
    forget: () => {
      recorded = [];
      moved = [];
    },
    mark: () => {
      const [changes, policies] = [recorded.length, moved.length];
      return () => {
        recorded = recorded.slice(0, changes);
        moved = moved.slice(0, policies);
      };
    },
  };
}

const changed = (recorded: () => readonly Recorded[], moved: () => readonly Moved[]): Changed => ({
  accounts: () => [...new Set(recorded().flatMap(({ accountId }) => (accountId ? [accountId] : [])))],
  changes: () => recorded().flatMap(({ changes }) => changes),
  policyVersion: () => moved().at(-1)?.version ?? null,
});

/** The fields that differ between two flat records, in the order of the second; a missing side counts as null. */
export function differences(
  before: Readonly<Record<string, FieldValue>> | null,
  after: Readonly<Record<string, FieldValue>> | null,
  privateFields: ReadonlySet<string> = NONE,
): readonly FieldChange[] {
  const fields = new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})]);
  return [...fields].flatMap((field) => {
    const change = { field, before: before?.[field] ?? null, after: after?.[field] ?? null };
    if (change.before === change.after) return [];
    if (JSON.stringify(change.before) === JSON.stringify(change.after)) return [];
    return [privateFields.has(field) ? { ...change, isPrivate: true } : change];
  });
}

const NONE: ReadonlySet<string> = new Set();
