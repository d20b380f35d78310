import type { Clock } from "./application/ports/outbound/clock-and-ids";
import type { DocumentTickets } from "./application/ports/outbound/document-tickets-port";
import { documentPolicy } from "./domain/policies/document-policy";
import { createSealer } from "./read-model/queries/sealed-text";

const PURPOSE = "document-page";

/** Tickets that say nothing to whoever reads them: which document, for whom, and until when, sealed. */
export function documentTickets({ key, now }: { readonly key: Uint8Array; readonly now: Clock }): DocumentTickets {
  const sealer = createSealer(key);
  return {
    make: (documentId, viewer) => {
      const until = now().getTime() + documentPolicy.ticketMinutes * 60_000;
      return sealer.seal(PURPOSE, [documentId, viewer, until]);
    },
    isGood: (ticket, documentId, viewer) => {
      const opened = sealer.open(PURPOSE, ticket);
      const [named, maker, until] = partsOf(opened);
      return named === documentId && maker === viewer && typeof until === "number" && now().getTime() < until;
    },
  };
}

const partsOf = (opened: unknown): readonly unknown[] => (Array.isArray(opened) ? opened : []);
