import { TRPCError } from "@trpc/server";
import type { Refusal, RefusalCode } from "@/server/accounts/domain/exceptions/refusal";
import type { Result } from "@/server/accounts/domain/result";

type TransportCode = TRPCError["code"];

/** Each refusal has one transport code; a refusal missing here does not compile. */
const transportCodes: Record<RefusalCode, TransportCode> = {
  VALIDATION: "BAD_REQUEST",
  AUTHENTICATION_FAILED: "UNAUTHORIZED",
  SECOND_FACTOR_REQUIRED: "UNAUTHORIZED",
  STEP_UP_REQUIRED: "UNAUTHORIZED",
  SESSION_ENDED: "UNAUTHORIZED",
  ACCOUNT_LOCKED: "FORBIDDEN",
  ACCOUNT_SUSPENDED: "FORBIDDEN",
  ACCOUNT_DISABLED: "FORBIDDEN",
  INSUFFICIENT_TRUST: "FORBIDDEN",
  ROLE_VIOLATION: "FORBIDDEN",
  FORBIDDEN: "FORBIDDEN",
  NOT_FOUND: "NOT_FOUND",
  ALREADY_EXISTS: "CONFLICT",
  ILLEGAL_TRANSITION: "CONFLICT",
  CONFLICT: "CONFLICT",
  LEASE_LOST: "CONFLICT",
  APPROVAL_REQUIRED: "PRECONDITION_FAILED",
  CONFLICT_OF_INTEREST: "FORBIDDEN",
  RATE_LIMITED: "TOO_MANY_REQUESTS",
  UNAVAILABLE: "SERVICE_UNAVAILABLE",
};

/** A refusal on its way through tRPC. `audited` says whether its audit entry stands already. */
export class RefusalError extends Error {
  constructor(
    readonly refusal: Refusal,
    readonly audited: boolean,
  ) {
    super(refusal.code);
    this.name = "RefusalError";
  }
}

/** Carries a refusal as the transport's error. */
export const toTransportError = (refusal: Refusal, { audited }: { audited: boolean }): TRPCError =>
  new TRPCError({ code: transportCodes[refusal.code], cause: new RefusalError(refusal, audited) });

/** The header that says how long to wait: the longest of what the calls of one request were told. */
export function retryAfter(errors: readonly TRPCError[]): { readonly "retry-after"?: string } {
  const waits = errors.flatMap(({ cause }) =>
    cause instanceof RefusalError && "retryAfterSeconds" in cause.refusal ? [cause.refusal.retryAfterSeconds] : [],
  );
  return waits.length === 0 ? {} : { "retry-after": String(Math.ceil(Math.max(...waits))) };
}

/** The value of a use case's answer; its refusal leaves as a transport error. Use cases audit their own refusals. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw toTransportError(result.refusal, { audited: true });
}
