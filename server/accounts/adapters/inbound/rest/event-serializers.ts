import * as z from "zod/mini";
import type { EventsReceived } from "@/server/accounts/application/use-cases/receive-events/received-event";

export const receivedSchema = z.strictObject({
  accepted: z.int(),
  duplicates: z.int(),
  rejected: z.array(z.strictObject({ index: z.int(), code: z.string(), message: z.string() })),
});

export const receivedJson = (received: EventsReceived): z.output<typeof receivedSchema> => ({
  accepted: received.accepted,
  duplicates: received.duplicates,
  rejected: received.rejected.map(({ index, code, message }) => ({ index, code, message })),
});
