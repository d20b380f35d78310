import { EVENT_TYPES, eventsBody, MOST_EVENT_BYTES, takeEvents } from "./api-events";
import { nothing } from "./api-fields";
import { type ApiRoute, apiRoute } from "./api-route";
import { receivedSchema } from "./event-serializers";

/** What happened in the shop. */
export const eventRoutes: readonly ApiRoute[] = [
  apiRoute(
    {
      method: "POST",
      path: "/events",
      scope: "events:write",
      action: "event.receive",
      summary: "One CloudEvent of the shop or up to 1,000; each counts once, by source and id",
      body: { types: EVENT_TYPES, mostBytes: MOST_EVENT_BYTES, schema: eventsBody },
      answer: { status: 202, schema: receivedSchema },
      run: takeEvents,
    },
    nothing,
  ),
];
