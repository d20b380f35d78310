import type { SmsSettings } from "@/server/platform/message-settings";
import { outgoingHttp } from "@/server/platform/outgoing-http";
import type { MessageTransport } from "./message-transport";

/** What the gateway says of the message itself, which another try does not change. */
const refusesMessage: ReadonlySet<number> = new Set([400, 413, 422]);

/**
 * Text messages through an HTTP gateway: one POST of {to, text, id}. The id is the same at every try, in the body and as
 * Idempotency-Key, so that a gateway that keeps it sends each message once. Errors name no recipient.
 */
export function smsGateway({ url, token }: SmsSettings): MessageTransport {
  const send = outgoingHttp(url);
  return async ({ id, recipient, body }) => {
    const { status } = await send(url, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", "idempotency-key": id },
      body: JSON.stringify({ to: recipient, text: body, id }),
    }).catch((error: unknown) => {
      throw new Error(`The text message gateway could not be reached (${nameOf(error)})`);
    });
    if (status >= 200 && status < 300) return { outcome: "SENT" };
    const words = `The text message gateway answered ${status}`;
    if (refusesMessage.has(status)) return { outcome: "UNDELIVERABLE", reason: words };
    throw new Error(words);
  };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown");
