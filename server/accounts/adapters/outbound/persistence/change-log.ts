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

/** Collects what the repositories of one unit of work really wrote. */
export type ChangeLog = {
  record(accountId: AccountId | null, changes: readonly FieldChange[]): void;
  /** Of the trust profiles written: the entry names the policy that moved them. */
  movedUnderPolicy(version: number): void;
  readonly accounts: () => readonly AccountId[];
  readonly changes: () => readonly FieldChange[];
  readonly policyVersion: () => number | null;
  /** The work was undone. */
  forget(): void;
  /** Remembers how things stand; what it answers goes back there. */
  mark(): () => void;
};

export function openChangeLog(): ChangeLog {
  let changes: FieldChange[] = [];
  let policyVersion: number | null = null;
  let accounts = new Set<AccountId>();
  return {
    record: (accountId, more) => {
      if (more.length === 0) return;
      if (accountId) accounts.add(accountId);
      changes.push(...more);
    },
    movedUnderPolicy: (version) => {
      policyVersion = version;
    },
    accounts: () => [...accounts],
    changes: () => changes,
    policyVersion: () => policyVersion,
    forget: () => {
      changes = [];
      policyVersion = null;
      accounts.clear();
    },
    mark: () => {
      const marked = { changes: [...changes], policyVersion, accounts: new Set(accounts) };
      return () => {
        ({ changes, policyVersion, accounts } = marked);
      };
    },
  };
}

/** The fields that differ between two flat records, in the order of the second; a missing side counts as null. */
export function differences(
  before: Readonly<Record<string, FieldValue>> | null,
  after: Readonly<Record<string, FieldValue>> | null,
  privateFields: ReadonlySet<string> = NONE,
): readonly FieldChange[] {
  const fields = new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})]);
  return [...fields].flatMap((field) => {
    const change = { field, before: before?.[field] ?? null, after: after?.[field] ?? null };
    if (JSON.stringify(change.before) === JSON.stringify(change.after)) return [];
    return [privateFields.has(field) ? { ...change, isPrivate: true } : change];
  });
}

const NONE: ReadonlySet<string> = new Set();
