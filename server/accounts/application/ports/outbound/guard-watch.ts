import type { PolicyVersion } from "@/server/accounts/domain/entities/policy-version";

/** What the live version's own rule is asked of. */
export type GuardWatch = {
  /** The live version, when a bound was told for it. */
  watched(): Promise<Pick<PolicyVersion, "version" | "state" | "publishedAt" | "guardFlags"> | null>;
  /** How many cases the evidence has opened since a moment. */
  countFlags(since: Date): Promise<number>;
};
