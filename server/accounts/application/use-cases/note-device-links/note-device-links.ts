import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { DeviceLink, DeviceLinks } from "@/server/accounts/application/ports/outbound/device-links-port";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { IncomingSignal } from "../record-signals/incoming-signal";
import { type RecordSignalsDeps, recordSignals } from "../record-signals/record-signals";

export type NoteDeviceLinksDeps = RecordSignalsDeps & { readonly deviceLinks: DeviceLinks };

/**
 * Accounts that signed in from one browser weigh on each other: one for each other account, four more once that one is
 * locked for what its holder did. Keyed by the pair, so it counts once however often it is noted. Answers how many
 * facts were new.
 */
export const noteDeviceLinks = (deps: NoteDeviceLinksDeps) => {
  const record = recordSignals(deps);
  return async (accountId: AccountId, origin: RequestOrigin): Promise<Result<number>> => {
    const links = await deps.deviceLinks.listOf(accountId);
    if (links.length === 0) return done(0);
    const signals = links.flatMap((link) => [
      ...weightOf(accountId, link),
      ...weightOf(link.accountId, { ...link, accountId, lockedSince: null }),
    ]);
    const recorded = await record({ signals }, { kind: "SYSTEM", name: "system:policy" }, origin);
    return recorded.ok ? done(recorded.value.recorded) : recorded;
  };
};

/** The same masses that the shop's own device events carry (trust policy, `sharedDevices`). */
const masses = { another: 1, moreWhenLocked: 4 } as const;

function weightOf(accountId: AccountId, other: DeviceLink): readonly IncomingSignal[] {
  const signal = { accountId, factor: "sharedDevices", good: 0, source: "shared-device", detail: {} } as const;
  const shared = { ...signal, bad: masses.another, occurredAt: other.since, sourceEventId: other.accountId };
  if (!other.lockedSince) return [shared];
  const key = `${other.accountId}/locked`;
  return [shared, { ...signal, bad: masses.moreWhenLocked, occurredAt: other.lockedSince, sourceEventId: key }];
}
