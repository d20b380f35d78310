import type { DispatchOutcome } from "@/server/accounts/outbox/notification-relay";
import type { RenderedMessage } from "./message-templates";

/** A message ready to leave. The id is the outbox row's: a transport that has sent it already does nothing. */
export type OutgoingMessage = RenderedMessage & {
  readonly id: string;
  readonly accountId: string;
  readonly channel: "EMAIL" | "SMS";
  readonly recipient: string;
  readonly at: Date;
};

/**
 * The way to one kind of address. Throws when the message could not be handed over; it is then tried again.
 * UNDELIVERABLE when the other side refused it for good.
 */
export type MessageTransport = (message: OutgoingMessage) => Promise<DispatchOutcome>;

/** What is set up for each channel. Null: nothing is, so messages wait where staff can see them. */
export type MessageTransports = Readonly<Record<OutgoingMessage["channel"], MessageTransport | null>>;

/** No mail and no text messages leave this installation. */
export const noTransports: MessageTransports = { EMAIL: null, SMS: null };
