import type { AddressReputation, FraudService } from "@/server/accounts/application/ports/outbound/fraud-service-port";

const untold: AddressReputation = { risk: 0, isAnonymiser: false, country: null };

/** Knows of addresses what a test tells, and nothing of any other. */
export const toldAddresses = (told: Readonly<Record<string, Partial<AddressReputation>>>): FraudService => ({
  reputationOf: (ip) => ({ ...untold, ...(ip === null ? {} : told[ip]) }),
  isDisposableMail: () => false,
});

export const unknownAddresses: FraudService = toldAddresses({});
