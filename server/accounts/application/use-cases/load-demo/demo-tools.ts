import type { NewToken } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { CaseId } from "@/server/accounts/domain/value-objects/case-id";
import type { PasswordHash } from "@/server/accounts/domain/value-objects/password-hash";
import type { DemoId } from "./demo-population";

/** What the parts of loading share. */
export type DemoTools = {
  readonly newId: () => string;
  readonly newToken: NewToken;
  readonly policy: TrustPolicy;
  readonly ids: ReadonlyMap<DemoId, AccountId>;
  readonly hashes: ReadonlyMap<DemoId, PasswordHash>;
  readonly asOf: Date;
  /** Filled as cases open. */
  readonly openCases: Map<DemoId, CaseId>;
};
