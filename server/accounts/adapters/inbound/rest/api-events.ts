import * as z from "zod/mini";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { ApiHeaders } from "./api-exchange";
import type { ApiAnswer, ApiCall } from "./api-route";
import { BINARY_TYPE, binaryEvent } from "./binary-event";
import { receivedJson } from "./event-serializers";

/** Structured, batched, or binary: then the attributes are headers and the body is the data alone. */
export const EVENT_TYPES = ["application/cloudevents+json", "application/cloudevents-batch+json", BINARY_TYPE] as const;
export const MOST_EVENT_BYTES = 4 * 1024 * 1024;
const MOST_EVENTS = 1_000;

/** Events are read one by one, so that a bad one costs only itself; here only their number is looked at. */
export const eventsBody = z.union([
  z.array(z.unknown()).check(z.maxLength(MOST_EVENTS, `At most ${MOST_EVENTS} events in one request.`)),
  z.looseObject({}, "Send one event, or a list of them."),
]);

/** Hands on what was sent, and answers after its commit. */
export async function takeEvents(call: ApiCall<unknown, z.output<typeof eventsBody>>): Promise<Result<ApiAnswer>> {
  const { api, actor, origin, body, headers } = call;
  const sent = sentEvents(headers, body);
  if (!sent) return refuse(otherForm);
  const createAccounts = headers.get("x-create-accounts") === "true";
  const received = await api.takeEvents({ values: sent, createAccounts, actor, origin });
  return received.ok ? done({ status: 202, body: receivedJson(received.value) }) : received;
}

/** The events of a request in whichever mode it came; null where body and headers don't fit together. */
function sentEvents(headers: ApiHeaders, body: z.output<typeof eventsBody>): readonly unknown[] | null {
  const type = headers.get("content-type")?.toLowerCase() ?? "";
  if (type.startsWith(EVENT_TYPES[1])) return Array.isArray(body) ? body : null;
  if (Array.isArray(body)) return null;
  if (type.startsWith(EVENT_TYPES[0])) return [body];
  const event = binaryEvent(headers, body);
  return event && [event];
}

const otherForm = {
  code: "VALIDATION",
  fields: [
    {
      field: "body",
      problem:
        "One event is application/cloudevents+json, a list application/cloudevents-batch+json, and one whose attributes are ce- headers application/json.",
    },
  ],
} as const;
