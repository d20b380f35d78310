import type { SharedRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { countedAsShared } from "@/server/accounts/domain/domain-services/shared-address-service";
import { STAFF_SOURCE, takeBackKey } from "@/server/accounts/domain/domain-services/signal-take-back-service";
import { sharedAddressPolicy, sharedMasses } from "@/server/accounts/domain/policies/shared-address-policy";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { IncomingSignal } from "../record-signals/incoming-signal";
import { AccountsMovedOn } from "./thing-evidence";

/**
 * What an address says once more than ten accounts were seen with it: every sighting there counts as shared, those of
 * before too, so that the order in which sightings are told changes nothing.
 * @throws AccountsMovedOn when an account that was seen there before is not among those the unit holds.
 */
export async function withSharedAddresses(
  write: SharedRepositories,
  signals: readonly IncomingSignal[],
  held: ReadonlySet<AccountId>,
): Promise<readonly IncomingSignal[]> {
  const seen = signals.flatMap((signal) => {
    const address = addressOf(signal);
    return address === null ? [] : [{ address, accountId: signal.accountId }];
  });
  if (seen.length === 0) return signals;
  const { shared, newly } = await write.shop.sightAddresses(seen, sharedAddressPolicy.accounts);
  const told = signals.map((signal) => {
    const address = addressOf(signal);
    return address !== null && shared.has(address) ? { ...signal, ...sharedMasses(signal.bad) } : signal;
  });
  return newly.size === 0 ? told : [...told, ...(await countedBefore(write, newly, held))];
}

/** By the address, whom it was seen with before. */
type NewlyShared = ReadonlyMap<string, readonly AccountId[]>;

async function countedBefore(
  { trust }: SharedRepositories,
  newly: NewlyShared,
  held: ReadonlySet<AccountId>,
): Promise<readonly IncomingSignal[]> {
  const accounts = [...new Set([...newly.values()].flat())];
  if (accounts.some((id) => !held.has(id))) throw new AccountsMovedOn(accounts);
  const known = await trust.listSignalsOfFactor(accounts, "ipReputation");
  const signals = [...known.values()].flat();
  const keys = new Set(signals.filter(({ source }) => source === STAFF_SOURCE).map((signal) => signal.sourceEventId));
  const there = signals.filter((signal) => newly.has(addressOf(signal) ?? "") && !keys.has(takeBackKey(signal.id)));
  return countedAsShared(there);
}

const addressOf = ({ factor, detail }: Pick<IncomingSignal, "factor" | "detail">): string | null => {
  const address = detail["ip"];
  return factor === "ipReputation" && typeof address === "string" ? address : null;
};
