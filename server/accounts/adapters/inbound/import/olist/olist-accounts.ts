import type {
  ImportedHistory,
  RowProblem,
} from "@/server/accounts/application/use-cases/import-accounts/history-source";
import type { HistoricSignal } from "@/server/accounts/application/use-cases/record-history/account-history";
import { personNameFrom } from "@/server/accounts/domain/value-objects/person-name";
import { parseStoreName, type StoreName, storeNameFrom } from "@/server/accounts/domain/value-objects/store-name";
import { DAY_MS } from "@/server/accounts/domain/value-objects/time-span";
import type { DraftSignal, MappingRules } from "../../consumer/draft-signal";
import type { ShopEvent } from "../../consumer/shop-event";
import { signalsOfEvent } from "../../consumer/shop-events-handler";
import { firstOf } from "./olist-orders";
import { type OlistSeller, sellers } from "./olist-tables";

/** What the set knows of one account, in pieces. Moments in milliseconds of the set's own time. */
export type AccountPiece =
  | { readonly kind: "buyer" | "seller"; readonly seenAt: number | null }
  | { readonly kind: "listed"; readonly line: number; readonly seller: OlistSeller }
  | { readonly kind: "event"; readonly json: string };

export type Telling = { readonly rules: MappingRules; readonly shiftDays: number };

/** Whom an event of the set is about. */
export function accountsOf(event: ShopEvent): readonly string[] {
  switch (event.type) {
    case "order.completed":
    case "order.cancelled":
      return [...(event.buyer === null ? [] : [event.buyer]), ...event.sellers];
    case "payment.succeeded":
      return [event.buyer];
    case "dispute.opened":
      return [event.seller];
    default:
      throw new Error(`The set tells of no ${event.type}.`);
  }
}

export const eventPiece = (event: ShopEvent): AccountPiece => ({ kind: "event", json: JSON.stringify(event) });

/** The account's row among the sellers; the first one counts, the others are told. */
export const listedOf = (pieces: readonly AccountPiece[], onProblem: (problem: RowProblem) => void) =>
  firstOf(
    pieces.flatMap((piece) => (piece.kind === "listed" ? [piece] : [])),
    sellers.file,
    onProblem,
  );

/** One account with all its signals, its times moved. The set names nobody: people and shops are called by their ids. */
export function accountOf(
  externalId: string,
  pieces: readonly AccountPiece[],
  { rules, shiftDays }: Telling,
): ImportedHistory {
  const listed = listedOf(pieces, () => undefined);
  const sells = listed !== null || pieces.some(({ kind }) => kind === "seller");
  const seen = pieces.flatMap((piece) => ("seenAt" in piece && piece.seenAt !== null ? [piece.seenAt] : []));
  const own = pieces
    .flatMap((piece) => (piece.kind === "event" ? [toEvent(piece.json)] : []))
    .flatMap((event) => signalsOfEvent(event, rules))
    .filter(({ account }) => account === externalId);
  const label = `${sells ? "Seller" : "Buyer"} ${externalId.slice(0, 8)}`;
  return {
    externalId,
    name: personNameFrom(label),
    buys: pieces.some(({ kind }) => kind === "buyer"),
    storeName: sells ? storeNameOf(label, listed?.seller.place ?? "") : null,
    joinedAt: seen.length === 0 ? null : movedBy(shiftDays, new Date(seen.reduce((a, b) => Math.min(a, b)))),
    signals: distinct(own).map((signal) => inOurTime(signal, shiftDays)),
  };
}

/** Parts of one checkout are one attempt, and complaints about one order take its sale back once. */
const distinct = (signals: readonly DraftSignal[]): readonly DraftSignal[] => [
  ...new Map([...signals].reverse().map((signal) => [`${signal.factor} ${signal.sourceEventId}`, signal])).values(),
];

/** The set's own moment stays in the detail. */
function inOurTime({ account: _, ...signal }: DraftSignal, shiftDays: number): HistoricSignal {
  return {
    ...signal,
    occurredAt: movedBy(shiftDays, signal.occurredAt),
    toldAt: movedBy(shiftDays, signal.toldAt),
    detail: { ...signal.detail, originalAt: signal.occurredAt.toISOString() },
  };
}

function storeNameOf(label: string, place: string): StoreName {
  const named = parseStoreName(`${label}, ${place.replace(/(^|\s)\p{Ll}/gu, (start) => start.toUpperCase())}`);
  return named.ok && place !== "" ? named.value : storeNameFrom(label);
}

const movedBy = (days: number, at: Date): Date => new Date(at.getTime() + days * DAY_MS);

/** What `eventPiece` made: its moments are the values whose names end in At. */
const toEvent = (json: string): ShopEvent =>
  JSON.parse(json, (key, value: unknown) =>
    key.endsWith("At") && typeof value === "string" ? new Date(value) : value,
  ) as ShopEvent;
