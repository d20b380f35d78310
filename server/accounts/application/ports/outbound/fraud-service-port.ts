/** What lists and registries on this machine tell about an address. Nothing here leaves the machine. */
export type AddressReputation = {
  /** 0 (nothing known) to 1 (on the worst lists): the bad share of one sign-in in `ipReputation`. */
  readonly risk: number;
  /** A VPN, a proxy or a data centre: not bad by itself, but nobody's home. */
  readonly isAnonymiser: boolean;
  /** ISO 3166-1 code of where the address is registered; null when it can't be told (private, unknown, no table). */
  readonly country: string | null;
};

/** The outside's knowledge, asked before a decision. Every answer is local and takes well under a millisecond. */
export type FraudService = {
  readonly reputationOf: (ip: string | null) => AddressReputation;
  /** Mail that anybody can throw away: a weak signal, never a refusal. */
  readonly isDisposableMail: (domain: string) => boolean;
};
