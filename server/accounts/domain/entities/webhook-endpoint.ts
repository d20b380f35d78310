import { isWebhookType, webhookPolicy } from "../policies/webhook-policy";
import { done, type Result } from "../result";
import { hasUnseenCharacters, invalid } from "../value-objects/printable-text";
import type { WebhookId } from "../value-objects/webhook-id";

/** Where another system hears of events. Its secret is kept sealed beside it. */
export type WebhookEndpoint = {
  readonly id: WebhookId;
  readonly url: string;
  readonly types: readonly string[];
  /** DISABLED after failing for long: nothing is queued for it until a person starts it again. */
  readonly state: "ACTIVE" | "DISABLED";
  readonly createdBy: string;
  readonly createdAt: Date;
  /** Since when nothing was taken; null while it takes what comes. */
  readonly failingSince: Date | null;
  readonly lastDeliveredAt: Date | null;
};

/** The form of an address; where its name leads is asked apart. */
export function parseReceiverUrl(text: string): Result<URL> {
  if (text.length > webhookPolicy.urlCharacters) return invalid("url", "This address is too long.");
  if (hasUnseenCharacters(text) || !URL.canParse(text)) return invalid("url", "Write a whole address: https://...");
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") return invalid("url", "Deliveries go to https addresses.");
  if (url.username !== "" || url.password !== "") return invalid("url", "An address carries no name and password.");
  if (url.hash !== "") return invalid("url", "An address of a receiver has no # part.");
  return done(url);
}

/** Each type once, in the order given. A receiver of nothing would be of no use. */
export function parseWebhookTypes(texts: readonly string[]): Result<readonly string[]> {
  const unknown = texts.find((text) => !isWebhookType(text));
  if (unknown !== undefined) return invalid("types", `There is no type ${unknown.slice(0, 60)}.`);
  const types = [...new Set(texts)];
  return types.length === 0 ? invalid("types", "Name at least one type.") : done(types);
}

/** Whether it took nothing for so long that it should be left alone. */
export const hasFailedForLong = ({ failingSince }: WebhookEndpoint, at: Date): boolean =>
  failingSince !== null && at.getTime() - failingSince.getTime() >= webhookPolicy.disableAfterHours * 3_600_000;
