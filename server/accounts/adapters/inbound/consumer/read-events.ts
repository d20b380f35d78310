import type {
  EventReader,
  ReceivedEvent,
  RejectedEvent,
} from "@/server/accounts/application/use-cases/receive-events/received-event";
import { unstorableField } from "../rest/api-body";
import type { MappingRules } from "./draft-signal";
import { readShopEvent } from "./read-shop-event";
import { type ReceivingTools, receivedShopEvent } from "./received-shop-event";

export type EventReaderDeps = Omit<ReceivingTools, "rules"> & {
  readonly mappingRules: () => Promise<MappingRules>;
  readonly now: () => Date;
};

/** Reads what may be CloudEvents of the shop, whichever way they came: a request, a broker, a file, a parked one. */
export const createEventReader =
  ({ mappingRules, now, ...tools }: EventReaderDeps): EventReader =>
  async (values) => {
    const rules = await mappingRules();
    const at = now();
    const events: ReceivedEvent[] = [];
    const unreadable: RejectedEvent[] = [];
    for (const { index, value } of values) {
      const odd = unstorableField(value);
      const read = odd === null ? readShopEvent(value, at) : oddText(odd);
      if ("event" in read) events.push(receivedShopEvent(read.event, index, { ...tools, rules }));
      else unreadable.push({ index, ...read.problem });
    }
    return { events, unreadable, rules };
  };

const oddText = (field: string) => ({
  problem: {
    code: "VALIDATION" as const,
    message: `${field.slice(0, 100)}: This holds a character that can't be kept.`,
  },
});
