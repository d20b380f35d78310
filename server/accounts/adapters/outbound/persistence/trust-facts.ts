import type { FactsByAccount } from "@/server/accounts/application/ports/outbound/trust-repository";
import type { Fact } from "@/server/accounts/domain/entities/evidence";
import { type Factor, isFactor } from "@/server/accounts/domain/entities/trust-signal";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { stored } from "./stored-value";
import type { RunQuery } from "./transaction";

type Row = {
  readonly account_id: string;
  readonly factor: string;
  readonly good: number;
  readonly bad: number;
  readonly occurred_at: Date;
};

/** Every fact of these factors that these accounts have, in no order: evidence is the same in any. */
export async function listFacts(
  query: RunQuery,
  accountIds: readonly AccountId[],
  factors: readonly Factor[],
): Promise<FactsByAccount> {
  if (accountIds.length === 0 || factors.length === 0) return new Map();
  const rows = await query<Row>(FACTS, [[...accountIds], [...factors]]);
  const byAccount = new Map<AccountId, Fact[]>();
  for (const row of rows) {
    const id = accountIdFrom(row.account_id);
    const factor = stored(row.factor, isFactor, "trust_signal.factor");
    const fact: Fact = { factor, good: row.good, bad: row.bad, occurredAt: row.occurred_at };
    const group = byAccount.get(id);
    if (group) group.push(fact);
    else byAccount.set(id, [fact]);
  }
  return byAccount;
}

const FACTS = `SELECT account_id, factor, good, bad, occurred_at FROM trust_signal
                WHERE account_id = ANY($1::uuid[]) AND factor = ANY($2::text[])`;
