import { gathering } from "@/server/platform/gathering";
import { receiveEvents } from "./application/use-cases/receive-events/receive-events";
import {
  type ReceiveTogetherDeps,
  receiveTogether,
  type ToldEvents,
} from "./application/use-cases/receive-events/receive-together";
import type { EventsReceived } from "./application/use-cases/receive-events/received-event";
import { type Result, refuse } from "./domain/result";

/** Of one request that goes with others; more of them make a commit of their own worth while. */
const MOST_EVENTS = 20;
const MOST_REQUESTS = 64;
/** A group that waits for a slow disk holds up the next one no longer than this; for a row it waits less. */
const PATIENCE_MS = 1_000;
/** Without an answer at a time, eight groups: the next request comes again, by a clock instead of a line without end. */
const MOST_INSIDE = 512;

/** Events as requests bring them: those that come while others are committed share the next commit. */
export function gatheredEvents(deps: ReceiveTogetherDeps) {
  const receive = receiveEvents(deps);
  const together = gathering<ToldEvents, Result<EventsReceived>>({
    most: MOST_REQUESTS,
    patienceMs: PATIENCE_MS,
    mostInside: MOST_INSIDE,
    turnAway: () => refuse({ code: "UNAVAILABLE", retryAfterSeconds: 1 }),
    serve: receiveTogether(deps),
  });
  const alone = async ({ values, createAccounts, actor, origin }: ToldEvents) => {
    const read = await deps.readEvents(values.map((value, index) => ({ index, value })));
    return await receive({ ...read, createAccounts }, actor, origin);
  };
  return (told: ToldEvents): Promise<Result<EventsReceived>> =>
    told.values.length > MOST_EVENTS ? alone(told) : together(told);
}
