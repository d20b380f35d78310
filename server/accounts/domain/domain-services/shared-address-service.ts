import type { TrustSignal } from "../entities/trust-signal";
import { sharedMasses } from "../policies/shared-address-policy";

/** What one account was seen doing at an address, as it was counted. */
export type AddressSighting = Pick<
  TrustSignal,
  "accountId" | "good" | "bad" | "occurredAt" | "source" | "sourceEventId"
>;

export type AddressSignal = AddressSighting & Pick<TrustSignal, "factor" | "detail">;

export const ADDRESS_SOURCE = "goodstanding:addresses";

/**
 * What was counted at an address before many shared it, counted again as shared: the first count is taken back, and the
 * new one stands at the same moment, so that the end does not depend on who was told of first.
 */
export const countedAsShared = (sightings: readonly AddressSighting[]): readonly AddressSignal[] =>
  sightings.filter(isUnshared).flatMap((sighting) => {
    const { accountId, good, bad, occurredAt, source, sourceEventId } = sighting;
    const counted = (key: string) => ({
      accountId,
      factor: "ipReputation" as const,
      occurredAt,
      source: ADDRESS_SOURCE,
      sourceEventId: `${source} ${sourceEventId} ${key}`,
      detail: {},
    });
    return [
      { ...counted("taken back"), good: -good, bad: -bad },
      { ...counted("shared"), ...sharedMasses(bad) },
    ];
  });

/** A list that says worse of the address stands as it is. */
const isUnshared = ({ good, bad }: AddressSighting): boolean => good > 0 && sharedMasses(bad).bad > bad;
