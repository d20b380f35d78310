import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { sharedAddressPolicy, sharedMasses } from "@/server/accounts/domain/policies/shared-address-policy";
import type { IncomingSignal } from "../record-signals/incoming-signal";

/**
 * What an address says once more than ten accounts were seen with it. It counts from the eleventh account on; what came
 * before stays as it was counted, as with every list of addresses: a list of tomorrow changes no evidence of today.
 */
export async function withSharedAddresses(
  write: WritableRepositories,
  signals: readonly IncomingSignal[],
): Promise<readonly IncomingSignal[]> {
  const seen = signals.flatMap((signal) => {
    const address = addressOf(signal);
    return address === null ? [] : [{ address, accountId: signal.accountId }];
  });
  if (seen.length === 0) return signals;
  const shared = await write.shop.sightAddresses(seen, sharedAddressPolicy.accounts);
  return signals.map((signal) => {
    const address = addressOf(signal);
    return address !== null && shared.has(address) ? { ...signal, ...sharedMasses(signal.bad) } : signal;
  });
}

const addressOf = ({ factor, detail }: IncomingSignal): string | null => {
  const address = detail["ip"];
  return factor === "ipReputation" && typeof address === "string" ? address : null;
};
