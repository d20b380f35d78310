import type { SaleFact } from "@/server/accounts/domain/domain-services/sale-evidence-service";
import type { ThingKind } from "@/server/accounts/domain/domain-services/shared-things-service";
import type { RefusalCode } from "@/server/accounts/domain/exceptions/refusal";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import type { IncomingSignal } from "../record-signals/incoming-signal";

/** An account as its source names it (our id or `ext:`), and what it does in the event. */
export type NamedAccount = { readonly ref: string; readonly side: "BUYS" | "SELLS" };

/** A signal whose account is still only named. */
export type NamedSignal = Omit<IncomingSignal, "accountId"> & { readonly ref: string };

/** One valid event of the shop, taken apart. Nothing in it leads back to a device, instrument or address. */
export type ReceivedEvent = {
  /** Its place in the request. */
  readonly index: number;
  /** SHA-256 of source and id, as hex: an event counts once. */
  readonly key: string;
  readonly occurredAt: Date;
  readonly accounts: readonly NamedAccount[];
  /** What it says whatever else is known. */
  readonly signals: readonly NamedSignal[];
  /** What it says about a sale, together with the sale's other events. */
  readonly sale: (SaleFact & { readonly ref: string }) | null;
  /** What the first account shows up with. */
  readonly things: readonly { readonly thing: string; readonly kind: ThingKind }[];
};

/** An event that was not received, and why. Sent again, mended, it counts. */
export type RejectedEvent = { readonly index: number; readonly code: RefusalCode; readonly message: string };

export type EventsReceived = {
  readonly auditEntryId: string;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly RejectedEvent[];
};

/** What the live policy says about events beyond their signals. */
export type EventRules = Pick<TrustPolicy, "masses" | "hubLimit">;

export type EventsRead = {
  readonly events: readonly ReceivedEvent[];
  readonly unreadable: readonly RejectedEvent[];
  /** As they were when the events were read. */
  readonly rules: EventRules;
};

/** Reads what may be events of the shop; one that is none costs only itself. */
export type EventReader = (
  values: readonly { readonly index: number; readonly value: unknown }[],
) => Promise<EventsRead>;
