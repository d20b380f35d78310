import { gathering } from "@/server/platform/gathering";
import type { Actor, RequestOrigin } from "./application/ports/outbound/actor";
import { type EventBatch, receiveEvents } from "./application/use-cases/receive-events/receive-events";
import {
  type ReceiveTogetherDeps,
  receiveTogether,
  type ToldEvents,
} from "./application/use-cases/receive-events/receive-together";
import type { EventsReceived } from "./application/use-cases/receive-events/received-event";
import type { Result } from "./domain/result";

/** Of one request that goes with others; more of them make a commit of their own worth while. */
const MOST_EVENTS = 20;
const MOST_REQUESTS = 64;
/** A group that waits for a row, or for a slow disk, holds up the next one no longer than this. */
const PATIENCE_MS = 100;

/** Events as requests bring them: those that come while others are committed share the next commit. */
export function gatheredEvents(deps: ReceiveTogetherDeps) {
  const alone = receiveEvents(deps);
  const together = gathering<ToldEvents, Result<EventsReceived>>({
    most: MOST_REQUESTS,
    patienceMs: PATIENCE_MS,
    serve: receiveTogether(deps),
  });
  return (batch: EventBatch, actor: Actor, origin: RequestOrigin): Promise<Result<EventsReceived>> =>
    batch.events.length > MOST_EVENTS ? alone(batch, actor, origin) : together({ batch, actor, origin });
}
