import * as z from "zod/mini";
import type { AccountCloudEvent } from "@/server/accounts/outbox/cloud-event";

const accountEvent = z.object({
  specversion: z.literal("1.0"),
  id: z.uuid(),
  source: z.string(),
  type: z.string(),
  subject: z.string(),
  time: z.iso.datetime(),
  datacontenttype: z.literal("application/json"),
  data: z.record(z.string(), z.unknown()),
  partitionkey: z.string(),
  sequence: z.string().check(z.regex(/^\d{1,19}$/)),
  correlationid: z.string(),
  actor: z.string(),
});

/** Reads what our own publisher wrote; null for anything else that somebody put under our subjects. */
export function readAccountEvent(bytes: Uint8Array): AccountCloudEvent | null {
  try {
    const read = accountEvent.safeParse(JSON.parse(Buffer.from(bytes).toString("utf8")));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
