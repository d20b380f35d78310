/** A message that could not be taken, to wait for a person. */
export type MessageToPark = {
  /** Who could not take it. */
  readonly consumer: string;
  /** The same message the same key: it is parked once. */
  readonly key: string;
  /** What stands behind it in its lane waits too; a message without order has a lane of its own. */
  readonly lane: string;
  readonly position: bigint;
  /** HELD: nothing is wrong with it, but something before it in its lane waits. */
  readonly state: "PARKED" | "HELD";
  readonly type: string | null;
  readonly source: string | null;
  readonly message: Readonly<Record<string, unknown>>;
  /** For staff: no private value. */
  readonly reason: string;
  readonly attempts: number;
  readonly occurredAt: Date | null;
};

/**
 * INCOMING: an event of the shop, received again by replaying. DELIVERY: an account event that one consumer failed on;
 * OUTBOX: one that did not even leave, or a message to a holder. Both go out again by themselves once released.
 */
export type ParkedKind = "INCOMING" | "DELIVERY" | "OUTBOX";

export type HeldMessage = {
  readonly id: string;
  readonly kind: ParkedKind;
  readonly type: string | null;
  readonly reason: string;
  /** Null while it waits for a person. */
  readonly decided: { readonly by: string | null; readonly at: Date | null } | null;
};

/** Who may not be asked by its consumer: what the shop tells is received, never delivered. */
export const SHOP_CONSUMER = "shop-events";

/** Parked messages within a unit of work. */
export type ParkedMessageRepository = {
  /** Answers how many were new; one that is parked or was decided already stays as it is. */
  park(messages: readonly MessageToPark[]): Promise<number>;
  /** Nobody else decides on it until the commit. Null where there is no such message. */
  hold(id: string): Promise<HeldMessage | null>;
  /** It was received, or goes out again. */
  replay(message: HeldMessage, by: string): Promise<void>;
  /** It is given up; what waited behind it goes on. */
  skip(message: HeldMessage, by: string): Promise<void>;
};
