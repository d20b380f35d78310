import { createHmac } from "node:crypto";
import { SECRET_START, type WebhookSecret } from "@/server/accounts/domain/value-objects/webhook-secret";

type Signed = { readonly id: string; readonly at: Date; readonly body: string };

/** The headers of Standard Webhooks: one `v1` signature for each secret, so that either verifies. */
export function signatureHeaders(secrets: readonly WebhookSecret[], { id, at, body }: Signed): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": secrets.map((secret) => sign(secret, `${id}.${timestamp}.${body}`)).join(" "),
  };
}

const sign = (secret: WebhookSecret, content: string): string =>
  `v1,${createHmac("sha256", Buffer.from(secret.slice(SECRET_START.length), "base64"))
    .update(content)
    .digest("base64")}`;
