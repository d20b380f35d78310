import type { ParkedMessageRepository } from "@/server/accounts/application/ports/outbound/parked-message-repository";
import { SHOP_CONSUMER } from "@/server/accounts/application/ports/outbound/parked-message-repository";
import { newId } from "@/server/platform/new-id";
import type { Tables } from "./in-memory-state";

/** Without an outbox: what goes out is no part of the tables. */
export const parkedOver = ({ parked }: Tables, at: Date): ParkedMessageRepository => {
  const entryOf = (id: string) => [...parked].find(([, stored]) => stored.id === id);
  const decide = (id: string, by: string) => {
    const [key, stored] = entryOf(id) ?? [];
    if (key !== undefined && stored) parked.set(key, { ...stored, decided: { by, at } });
  };
  return {
    park: async (messages) => {
      const fresh = messages.filter(({ consumer, key }) => !parked.has(`${consumer} ${key}`));
      for (const message of fresh) {
        parked.set(`${message.consumer} ${message.key}`, { id: newId(), parked: message, decided: null });
      }
      return fresh.length;
    },
    hold: async (id) => {
      const stored = entryOf(id)?.[1];
      if (!stored || stored.parked.state === "HELD") return null;
      const { consumer, type, reason } = stored.parked;
      return { id, kind: consumer === SHOP_CONSUMER ? "INCOMING" : "DELIVERY", type, reason, decided: stored.decided };
    },
    replay: async ({ id }, by) => decide(id, by),
    skip: async ({ id }, by) => decide(id, by),
  };
};
