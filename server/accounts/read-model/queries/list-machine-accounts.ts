import type { MachineAccountDto } from "@/server/accounts/application/dto/machine-account-dto";
import type { Page } from "@/server/accounts/application/dto/page";
import { likeLiteral, searchable } from "@/server/accounts/application/dto/search-text";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { done, type Result } from "@/server/accounts/domain/result";
import { readMachineAccounts } from "./machine-accounts";
import { pageCursors } from "./page-cursor";
import { type ReadPool, readTogether } from "./read-pool";
import type { Sealer } from "./sealed-text";

export type AccountFilter = {
  readonly status: string | null;
  readonly role: string | null;
  readonly risk: string | null;
  /** Part of a name or store; contacts are looked up by the body of a request. */
  readonly q: string | null;
  readonly cursor: string | null;
  readonly limit: number;
};

export type ListMachineAccountsDeps = { readonly pool: ReadPool; readonly sealer: Sealer; readonly now: Clock };

type Position = readonly [createdAt: string, id: string];

const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** Accounts, newest first. Refuses VALIDATION for a cursor of another list, UNAVAILABLE where it takes too long. */
export const listMachineAccounts =
  ({ pool, sealer, now }: ListMachineAccountsDeps) =>
  async ({ cursor, limit, ...filter }: AccountFilter): Promise<Result<Page<MachineAccountDto>>> => {
    const cursors = pageCursors<Position>(sealer, "machine-accounts", filter);
    const after = cursors.open(cursor);
    if (!after.ok) return after;
    return await readTogether(pool, async (read) => {
      const { text, values } = statementOf(filter, after.value, limit + 1);
      const found = await read<{ account_id: string; created_at: Date }>({ text }, values);
      const shown = found.slice(0, limit);
      const last = found.length > limit ? shown.at(-1) : undefined;
      const rows = await readMachineAccounts(
        read,
        shown.map(({ account_id }) => account_id),
        now(),
      );
      return done({ rows, nextCursor: last ? cursors.seal([last.created_at.toISOString(), last.account_id]) : null });
    });
  };

function statementOf(filter: Omit<AccountFilter, "cursor" | "limit">, after: Position | null, limit: number) {
  const values: unknown[] = [after?.[0] ?? "infinity", after?.[1] ?? LAST_ID, limit];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const { status, role, risk, q } = filter;
  const conditions = [
    "(s.created_at, s.account_id) < ($1::timestamptz, $2::uuid)",
    ...(status === null ? [] : [`a.status = ${bind(status)}`]),
    ...(role === null ? [] : [`${bind(role)} = ANY(s.roles)`]),
    // Whoever nobody has evaluated yet stands at the policy's base.
    ...(risk === null ? [] : [`coalesce(t.risk_level, 'MEDIUM') = ${bind(risk)}`]),
    ...(q === null ? [] : nameConditions(bind(`%${likeLiteral(searchable(q))}%`))),
  ];
  const text = `
    SELECT s.account_id, s.created_at FROM account_summary s
      JOIN account a ON a.id = s.account_id LEFT JOIN trust_profile t ON t.account_id = s.account_id
     WHERE ${conditions.join(" AND ")}
     ORDER BY s.created_at DESC, s.account_id DESC LIMIT $3`;
  return { text, values };
}

/** The index finds the text anywhere; only names and stores count, so that no part of a contact finds anybody. */
const nameConditions = (pattern: string): string[] => [
  `s.search_text LIKE ${pattern}`,
  `(lower(s.display_name) LIKE ${pattern} OR lower(s.store_name) LIKE ${pattern})`,
];
