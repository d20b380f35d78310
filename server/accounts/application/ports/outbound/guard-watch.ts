import type { PolicyVersion } from "@/server/accounts/domain/entities/policy-version";
import type { PoliciesInForce } from "@/server/accounts/domain/policies/policy-ramp";
import type { RampFlags } from "@/server/accounts/domain/policies/ramp-guard";
import type { RampPlan } from "@/server/accounts/domain/policies/ramp-plan";

/** A ramp at a share, as its rule sees it. */
export type WatchedRamp = Pick<PolicyVersion, "version" | "guardFlags"> &
  Pick<RampPlan, "guardPercent"> & {
    readonly share: number;
    /** When this share began, and since when everybody stands where it put them; null while a run goes on. */
    readonly since: Date;
    readonly settledAt: Date | null;
  };

/** What the rules of the live version and of a ramp are asked of. */
export type GuardWatch = {
  /** The live version, when a bound was told for it. */
  watched(): Promise<Pick<PolicyVersion, "version" | "state" | "publishedAt" | "guardFlags"> | null>;
  /** For how many accounts the evidence has opened a case since a moment. */
  countFlags(since: Date): Promise<number>;
  /** The version on its ramp, when it scores anybody and has a bound. */
  watchedRamp(): Promise<WatchedRamp | null>;
  /** The same count, of the share that a ramp scores and of the rest. */
  countSides(since: Date, policies: PoliciesInForce): Promise<RampFlags>;
};
