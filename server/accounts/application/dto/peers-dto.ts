import type { TrustInput } from "@/server/accounts/domain/entities/trust-signal";

/** What accounts alike usually have of each input, from a sample. */
export type PeersDto = {
  /** "buyers with 10 to 49 recent orders". */
  readonly cohort: string;
  readonly sampled: number;
  readonly medianMilli: Readonly<Record<TrustInput, number>>;
  readonly computedAt: Date;
};
