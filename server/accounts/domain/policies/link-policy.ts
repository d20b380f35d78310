import { trustPolicyV1 } from "./trust-policy-v1";

/** When sharing something means something (domain rules, section 3), and how far a cluster is followed. */
export const linkPolicy = {
  /** An identifier of more accounts than these links nobody. */
  mostAccounts: trustPolicyV1.hubLimit,
  /** An address of the network of more accounts than these is a household's no longer: not rare. */
  mostAccountsOnIp: 10,
  /** A cluster is followed up to so many accounts, and so many steps away. */
  mostInCluster: 200,
  mostSteps: 6,
} as const;
