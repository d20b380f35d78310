import type { PolicyPopulation } from "@/server/accounts/application/ports/outbound/policy-run-store";
import { lastIdOf, type StaleProfiles } from "@/server/accounts/domain/domain-services/stale-profiles";
import type { PoliciesInForce } from "@/server/accounts/domain/policies/policy-ramp";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

type Asked = { readonly afterId: AccountId | null; readonly size: number; readonly policies: PoliciesInForce | null };

/**
 * One pass over everybody whose score names another version than the one that scores them, range by range in the order of the ids; the last range is
 * the first that is not full. The next one is read while its taker works on this one.
 */
export async function* staleRanges(
  population: Pick<PolicyPopulation, "stale">,
  { afterId, size, policies }: Asked,
): AsyncGenerator<StaleProfiles> {
  let next = population.stale(afterId, size, policies);
  for (;;) {
    const range = await next;
    const last = lastIdOf(range);
    if (range.count < size || last === null) {
      yield range;
      return;
    }
    next = population.stale(last, size, policies);
    // Whoever stops here hears no more of it.
    next.catch(() => undefined);
    yield range;
  }
}
