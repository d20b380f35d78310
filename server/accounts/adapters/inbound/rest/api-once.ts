import { createHash } from "node:crypto";
import type { MachineActor } from "@/server/accounts/application/ports/outbound/actor";
import type { MachineApi } from "@/server/accounts/machine-api";
import { programHeaders } from "../next-auth/security-headers";
import type { ApiRequest, ApiResponse } from "./api-exchange";
import { binaryAttributes } from "./binary-event";
import { problem } from "./problem";

type AskedOnce = {
  readonly request: ApiRequest;
  readonly text: string;
  /** Fields of the answer that are not kept. */
  readonly shownOnce: readonly string[];
};

type Once = { readonly api: MachineApi; readonly actor: MachineActor; readonly requestId: string };

const KEY_SHAPE = /^[\x21-\x7e]{1,200}$/;

/** What a request asks, so that a key used for another one is found out. */
const hashOf = (request: ApiRequest, text: string): Uint8Array => {
  const { method, url, headers } = request;
  const { pathname, search } = url;
  const parts = [
    method,
    pathname,
    search,
    headers.get("content-type"),
    headers.get("x-create-accounts"),
    ...binaryAttributes(headers),
    text,
  ];
  return new Uint8Array(createHash("sha256").update(JSON.stringify(parts)).digest());
};

/**
 * Runs a POST with an Idempotency-Key once: a repeat within 24 hours gets the same answer, the same key for another
 * request 422, and while the first one runs a parallel one 409. What came to nothing (429, 5xx) may run again.
 */
export async function once(
  { api, actor, requestId }: Once,
  { request, text, shownOnce }: AskedOnce,
  run: () => Promise<ApiResponse>,
): Promise<ApiResponse> {
  const idempotencyKey = request.headers.get("idempotency-key");
  if (idempotencyKey === null || request.method !== "POST") return await run();
  if (!KEY_SHAPE.test(idempotencyKey))
    return refusedKey("An Idempotency-Key has 1 to 200 visible characters.", requestId);
  const asked = { keyId: actor.keyId, idempotencyKey, requestHash: hashOf(request, text) };
  const claim = await api.answers.claim(asked, api.now());
  if (claim.state === "OTHER") return refusedKey("This Idempotency-Key stood for another request.", requestId);
  if (claim.state === "RUNNING") {
    return problem(
      { code: "CONFLICT", what: "request" },
      { requestId, detail: running, headers: { "retry-after": "1" } },
    );
  }
  if (claim.state === "ANSWERED") return replayed(claim.answer, requestId);
  try {
    const response = await run();
    if (response.status === 429 || response.status >= 500) await api.answers.release(asked);
    else await api.answers.keep(asked, { status: response.status, body: keptText(response, shownOnce) });
    return response;
  } catch (error) {
    await api.answers.release(asked);
    throw error;
  }
}

/** What a repeat is answered: everything but what is shown once. */
function keptText({ status, body }: ApiResponse, shownOnce: readonly string[]): string {
  if (shownOnce.length === 0 || status >= 300) return body;
  return JSON.stringify({ ...JSON.parse(body), ...Object.fromEntries(shownOnce.map((field) => [field, null])) });
}

const running = "The same request is running. Ask again in a moment.";

const refusedKey = (sentence: string, requestId: string): ApiResponse =>
  problem({ code: "VALIDATION", fields: [{ field: "Idempotency-Key", problem: sentence }] }, { requestId });

const replayed = ({ status, body }: Omit<ApiResponse, "headers">, requestId: string): ApiResponse => ({
  status,
  body,
  headers: {
    ...programHeaders,
    "content-type": status < 400 ? "application/json" : "application/problem+json",
    "idempotency-replayed": "true",
    "x-request-id": requestId,
  },
});
