import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP } from "node:net";
import type { WebhookSecret } from "@/server/accounts/domain/value-objects/webhook-secret";
import type { SendOutcome, SendWebhook } from "@/server/accounts/outbox/webhook-relay";
import type { ReceiverAddress, ReceiverGuard } from "./receiver-guard";
import { signatureHeaders } from "./webhook-signature";

export type WebhookSenderDeps = {
  readonly guard: ReceiverGuard;
  /** Null where the key that sealed it is gone. */
  readonly openSecret: (sealed: Uint8Array) => Promise<WebhookSecret | null>;
  readonly now: () => Date;
  readonly timeoutMs: number;
};

/**
 * Sends one delivery: to the address that was judged and no other, following no redirect, within one time limit for
 * everything. Of the answer its head is read and nothing else.
 */
export const createWebhookSender =
  (deps: WebhookSenderDeps): SendWebhook =>
  async ({ eventId, url, body, sealedSecret, sealedPreviousSecret }) => {
    const secrets = await secretsOf(deps, [sealedSecret, sealedPreviousSecret]);
    if (secrets.length === 0) return failed("Its secret can't be opened any more.");
    const place = await deps.guard(new URL(url));
    if ("problem" in place) return failed(place.problem);
    const headers = signatureHeaders(secrets, { id: eventId, at: deps.now(), body });
    try {
      return outcomeOf(await post(new URL(url), place, { headers, body, timeoutMs: deps.timeoutMs }));
    } catch (error) {
      return failed(error instanceof Error ? error.message : String(error));
    }
  };

async function secretsOf(
  { openSecret }: WebhookSenderDeps,
  sealed: readonly (Uint8Array | null)[],
): Promise<readonly WebhookSecret[]> {
  const opened = await Promise.all(sealed.filter((one) => one !== null).map(openSecret));
  return opened.filter((secret) => secret !== null);
}

const failed = (reason: string, retryAfterSeconds: number | null = null): SendOutcome => ({
  outcome: "FAILED",
  reason,
  retryAfterSeconds,
});

type Post = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
};

/** Connects to the address itself; the name goes into the Host header and, over TLS, is what the certificate has to say. */
function post(url: URL, { address, family }: ReceiverAddress, { headers, body, timeoutMs }: Post) {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise<IncomingMessage>((resolve, reject) => {
    const outgoing = send({
      host: address,
      family,
      port: url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port),
      path: `${url.pathname}${url.search}`,
      method: "POST",
      agent: false,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      signal: AbortSignal.timeout(timeoutMs),
      maxHeaderSize: 16_384,
      headers: {
        ...headers,
        host: url.host,
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
        "user-agent": "Goodstanding-Webhooks/1",
      },
    });
    outgoing.once("response", (response) => {
      // What follows the head is of no interest, however long it is.
      response.destroy();
      resolve(response);
    });
    outgoing.once("error", reject);
    outgoing.end(body);
  });
}

const LONGEST_WAIT_SECONDS = 3_600;

function outcomeOf({ statusCode = 0, headers }: IncomingMessage): SendOutcome {
  if (statusCode >= 200 && statusCode < 300) return { outcome: "TAKEN" };
  const wait = Number(headers["retry-after"] ?? "");
  const asked = Number.isFinite(wait) && wait > 0 ? Math.min(wait, LONGEST_WAIT_SECONDS) : null;
  const isRedirect = statusCode >= 300 && statusCode < 400;
  return failed(isRedirect ? `Answered ${statusCode}: redirects are not followed` : `Answered ${statusCode}`, asked);
}
