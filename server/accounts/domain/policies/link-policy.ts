/**
 * When sharing an address of the network means something, and how far a cluster is followed. From how many accounts on
 * any other thing links nobody stands in the trust policy (`hubLimit`).
 */
export const linkPolicy = {
  /** An address of the network of more accounts than these is a household's no longer: not rare. */
  mostAccountsOnIp: 10,
  /** A cluster is followed up to so many accounts, and so many steps away. */
  mostInCluster: 500,
  mostSteps: 6,
} as const;
