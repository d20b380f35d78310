import { type DraftSignal, draft, type MappingRules } from "./draft-signal";
import type { DeviceEvent } from "./shop-event";

/**
 * What a device, payment instrument or network address says. The first of each kind says nothing. Every other account
 * on it counts one, a locked one more, unless so many share it that it links nobody.
 */
export function deviceSignals(event: DeviceEvent, rules: MappingRules): readonly DraftSignal[] {
  return event.type === "device.seen" ? fromDevice(event, rules) : fromAddress(event);
}

function fromDevice(
  event: Extract<DeviceEvent, { type: "device.seen" }>,
  { masses, hubLimit }: MappingRules,
): readonly DraftSignal[] {
  const { account, kind, acquaintance, others } = event;
  const isHub = others.length >= hubLimit;
  return [
    ...(acquaintance === "NEW" ? [draft(event, account, "newDevices", { bad: 1 }, { detail: { kind } })] : []),
    ...(isHub ? [] : others).map((other) =>
      draft(
        event,
        account,
        "sharedDevices",
        { bad: other.isLocked ? masses.sharedLockedAccount : masses.sharedAccount },
        { key: `${event.id} with ${other.account}`, detail: { kind } },
      ),
    ),
  ];
}

function fromAddress(event: Extract<DeviceEvent, { type: "address.seen" }>): readonly DraftSignal[] {
  const { account, badness, isUnlikelyTravel } = event;
  return [
    draft(event, account, "ipReputation", { good: 1 - badness, bad: badness }),
    ...(isUnlikelyTravel ? [draft(event, account, "ipTravel", { bad: 1 })] : []),
  ];
}
