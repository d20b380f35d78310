import { refusalSentence } from "@/server/accounts/application/dto/refusal-sentences";
import type { Refusal, RefusalCode } from "@/server/accounts/domain/exceptions/refusal";
import { programHeaders } from "../next-auth/security-headers";
import type { ApiResponse } from "./api-exchange";

/** Each refusal has one status; a refusal missing here does not compile. */
export const statusOfRefusal: Readonly<Record<RefusalCode, number>> = {
  VALIDATION: 422,
  AUTHENTICATION_FAILED: 401,
  SECOND_FACTOR_REQUIRED: 401,
  STEP_UP_REQUIRED: 401,
  SESSION_ENDED: 401,
  ACCOUNT_LOCKED: 403,
  ACCOUNT_SUSPENDED: 403,
  ACCOUNT_DISABLED: 403,
  INSUFFICIENT_TRUST: 403,
  ROLE_VIOLATION: 403,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  ILLEGAL_TRANSITION: 409,
  CONFLICT: 409,
  LEASE_LOST: 409,
  APPROVAL_REQUIRED: 403,
  CONFLICT_OF_INTEREST: 403,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
};

const TITLES: Readonly<Record<number, string>> = {
  400: "Bad request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  413: "Content too large",
  415: "Unsupported media type",
  422: "Unprocessable content",
  429: "Too many requests",
  500: "Internal server error",
  503: "Service unavailable",
};

/** What a machine reads of a refusal beside its code, where the sentence for people would mislead. */
const SENTENCES: Readonly<Partial<Record<RefusalCode, string>>> = {
  AUTHENTICATION_FAILED: "Send a valid API key as Authorization: Bearer gs_live_...",
  FORBIDDEN: "This key may not do that.",
};

export type ProblemOptions = {
  readonly requestId: string;
  /** Where the transport says more than the code: 400, 405, 413, 415, 500. */
  readonly status?: number;
  readonly detail?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A refusal as RFC 9457 problem details: our code, a sentence, and the facts that are safe to tell. */
export function problem(refusal: Refusal, options: ProblemOptions): ApiResponse {
  const { code, ...facts } = refusal;
  const status = options.status ?? statusOfRefusal[code];
  const body = {
    type: `/api/docs#${code}`,
    title: TITLES[status] ?? "Refused",
    status,
    detail: options.detail ?? SENTENCES[code] ?? refusalSentence(refusal),
    code,
    ...facts,
    requestId: options.requestId,
  };
  return {
    status,
    body: JSON.stringify(body),
    headers: {
      ...programHeaders,
      "content-type": "application/problem+json",
      "x-request-id": options.requestId,
      ...(status === 401 ? { "www-authenticate": 'Bearer realm="goodstanding"' } : {}),
      ...("retryAfterSeconds" in refusal
        ? { "retry-after": String(Math.max(1, Math.ceil(refusal.retryAfterSeconds))) }
        : {}),
      ...options.headers,
    },
  };
}

/** A request that no rule was asked about: its form is wrong. */
export const malformed = (status: 400 | 405 | 413 | 415, detail: string, options: ProblemOptions): ApiResponse =>
  problem({ code: "VALIDATION", fields: [] }, { ...options, status, detail });
