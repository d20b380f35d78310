import {
  NOTIFICATION_TEMPLATES,
  type Notification,
} from "@/server/accounts/application/ports/outbound/notification-port";
import type { DispatchMessage } from "@/server/accounts/outbox/notification-relay";
import { type RenderedMessage, renderMessage } from "./message-templates";
import type { MessageTransports } from "./message-transport";
import { MessageRefused } from "./message-values";

/** Opens what was sealed for an account; null once its key is destroyed. */
export type OpenSealed = (accountId: string, sealed: Uint8Array) => Promise<Readonly<Record<string, unknown>> | null>;

export type NotificationDispatcherDeps = {
  readonly openSealed: OpenSealed;
  readonly transports: MessageTransports;
  /** The address people type: links lead nowhere else. */
  readonly origin: string;
  readonly now: () => Date;
};

/** Opens a queued message, finds its words and hands it to the transport of its channel; never pretends that it left. */
export const createNotificationDispatcher =
  ({ openSealed, transports, origin, now }: NotificationDispatcherDeps): DispatchMessage =>
  async ({ id, accountId, sealed }) => {
    if (accountId === null || sealed === null)
      return { outcome: "UNDELIVERABLE", reason: "The message is addressed to nobody" };
    const opened = await openSealed(accountId, sealed);
    if (opened === null) return { outcome: "UNDELIVERABLE", reason: "The person's data was erased" };
    const notification = readNotification(opened);
    if (notification === null) return { outcome: "UNDELIVERABLE", reason: "The message can't be read" };
    const transport = transports[notification.channel];
    if (transport === null) return { outcome: "UNDELIVERABLE", reason: noTransport[notification.channel] };
    const words = wordsOf(notification, origin);
    if ("refused" in words) return { outcome: "UNDELIVERABLE", reason: words.refused };
    const { channel, recipient } = notification;
    return await transport({ id, accountId, channel, recipient, at: now(), ...words });
  };

function wordsOf(notification: Opened, origin: string): RenderedMessage | { readonly refused: string } {
  try {
    return renderMessage(notification, origin);
  } catch (error) {
    if (error instanceof MessageRefused) return { refused: error.message };
    throw error;
  }
}

const noTransport = {
  EMAIL: "Not sent: no mail transport is set up. Set one up, then replay this message",
  SMS: "Not sent: no text message transport is set up. Set one up, then replay this message",
} as const;

type Opened = Pick<Notification, "channel" | "recipient" | "template" | "values">;

function readNotification({ channel, recipient, template, values }: Readonly<Record<string, unknown>>): Opened | null {
  if (!isChannel(channel) || typeof recipient !== "string" || !isTemplate(template)) return null;
  if (typeof values !== "object" || values === null) return null;
  const all: [string, unknown][] = Object.entries(values);
  const texts = all.flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : []));
  return { channel, recipient, template, values: Object.fromEntries(texts) };
}

const isChannel = (value: unknown): value is Notification["channel"] => value === "EMAIL" || value === "SMS";

const isTemplate = (value: unknown): value is Notification["template"] =>
  NOTIFICATION_TEMPLATES.some((template) => template === value);
