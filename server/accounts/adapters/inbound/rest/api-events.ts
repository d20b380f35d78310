import * as z from "zod/mini";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { ApiAnswer, ApiCall } from "./api-route";
import { receivedJson } from "./event-serializers";

export const EVENT_TYPES = ["application/cloudevents+json", "application/cloudevents-batch+json"] as const;
export const MOST_EVENT_BYTES = 4 * 1024 * 1024;
const MOST_EVENTS = 1_000;

/** Events are read one by one, so that a bad one costs only itself; here only their number is looked at. */
export const eventsBody = z.union([
  z.array(z.unknown()).check(z.maxLength(MOST_EVENTS, `At most ${MOST_EVENTS} events in one request.`)),
  z.looseObject({}, "Send one event, or a list of them."),
]);

/** Reads what can be read, hands it on in one commit, and answers after it. */
export async function takeEvents(call: ApiCall<unknown, z.output<typeof eventsBody>>): Promise<Result<ApiAnswer>> {
  const { api, actor, origin, body, headers } = call;
  const isBatch = headers.get("content-type")?.toLowerCase().startsWith(EVENT_TYPES[1]) ?? false;
  if (isBatch !== Array.isArray(body)) return refuse(otherForm);
  const values = (Array.isArray(body) ? body : [body]).map((value: unknown, index) => ({ index, value }));
  const { events, unreadable } = await api.readEvents(values);
  const createAccounts = headers.get("x-create-accounts") === "true";
  const received = await api.receiveEvents({ events, unreadable, createAccounts }, actor, origin);
  return received.ok ? done({ status: 202, body: receivedJson(received.value) }) : received;
}

const otherForm = {
  code: "VALIDATION",
  fields: [
    { field: "body", problem: "One event is application/cloudevents+json, a list application/cloudevents-batch+json." },
  ],
} as const;
