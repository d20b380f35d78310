import type { PolicyPopulation, PopulationRow } from "@/server/accounts/application/ports/outbound/policy-run-store";
import { type Evidence, factorsToFold, foldAgain } from "@/server/accounts/domain/entities/evidence";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/** Of the accounts whose evidence the draft measures in other half-lives. */
export async function foldedFor(
  population: PolicyPopulation,
  rows: readonly PopulationRow[],
  draft: TrustPolicy,
): Promise<ReadonlyMap<AccountId, Evidence>> {
  const stale = rows.map((row) => ({ ...row, factors: factorsToFold(row.evidence, draft) }));
  const wanted = stale.filter(({ factors }) => factors.length > 0);
  if (wanted.length === 0) return new Map();
  const facts = await population.facts(
    wanted.map(({ accountId }) => accountId),
    [...new Set(wanted.flatMap(({ factors }) => factors))],
  );
  return new Map(
    wanted.map(({ accountId, evidence, factors }) => {
      const own = (facts.get(accountId) ?? []).filter(({ factor }) => factors.includes(factor));
      return [accountId, foldAgain(evidence, factors, own, draft)];
    }),
  );
}
