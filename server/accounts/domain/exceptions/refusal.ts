import type { DocumentProblem } from "../value-objects/document-problem";
import type { AccountLockedRefusal } from "./account-locked";
import type { AuthenticationFailedRefusal } from "./authentication-failed";
import type { InsufficientTrustRefusal } from "./insufficient-trust";
import type { RoleViolationRefusal } from "./role-violation";

/** The closed set of "no" (domain rules, section 8). Details are safe to show: no secret, no personal data. */
export type Refusal =
  | AccountLockedRefusal
  | AuthenticationFailedRefusal
  | InsufficientTrustRefusal
  | RoleViolationRefusal
  /** `reason`: one of a closed set of its own, where a screen has more to say than the sentence. */
  | { readonly code: "VALIDATION"; readonly fields: readonly FieldProblem[]; readonly reason?: DocumentProblem }
  | { readonly code: "SECOND_FACTOR_REQUIRED" }
  | { readonly code: "STEP_UP_REQUIRED" }
  | { readonly code: "SESSION_ENDED" }
  /** `accountId`: the account itself, where its own holder was refused. */
  | { readonly code: "ACCOUNT_SUSPENDED"; readonly accountId?: string }
  | { readonly code: "ACCOUNT_DISABLED"; readonly accountId?: string }
  | { readonly code: "FORBIDDEN"; readonly permission?: string }
  | { readonly code: "NOT_FOUND"; readonly what: string }
  | { readonly code: "ALREADY_EXISTS"; readonly what: string }
  | { readonly code: "ILLEGAL_TRANSITION"; readonly from: string; readonly to: string }
  | { readonly code: "CONFLICT"; readonly what: string; readonly by?: string; readonly at?: string }
  | { readonly code: "LEASE_LOST" }
  | { readonly code: "APPROVAL_REQUIRED"; readonly action: string; readonly limit: string }
  | { readonly code: "CONFLICT_OF_INTEREST"; readonly because: string }
  | { readonly code: "RATE_LIMITED"; readonly retryAfterSeconds: number }
  | { readonly code: "UNAVAILABLE"; readonly retryAfterSeconds: number };

export type RefusalCode = Refusal["code"];

/** One field the input got wrong: `field` is a path in the input, `problem` a sentence for people. */
export type FieldProblem = { readonly field: string; readonly problem: string };
