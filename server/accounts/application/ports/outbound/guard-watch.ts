import type { PolicyVersion } from "@/server/accounts/domain/entities/policy-version";

/** What the live version's own rule is asked of. */
export type GuardWatch = {
  /** The live version, when a bound was told for it. */
  watched(): Promise<Pick<PolicyVersion, "version" | "state" | "publishedAt" | "guardFlags"> | null>;
  /** For how many accounts the evidence has opened a case since a moment. */
  countFlags(since: Date): Promise<number>;
};
