import type { JsMsg } from "@nats-io/jetstream";
import type { AccountCloudEvent } from "@/server/accounts/outbox/cloud-event";
import { inSavepoint, type Queryable } from "@/server/accounts/outbox/transaction";
import { type AccountEventConsumer, consumeOnce } from "../account-event-consumer";
import type { LaneOrder } from "./lane-order";
import { blockedLanes, type MessageSealing, type SetAside, setAside } from "./parked-lanes";

export type Taken = { readonly message: JsMsg; readonly event: AccountCloudEvent };

export type EffectDeps = {
  readonly consumer: AccountEventConsumer;
  readonly order: LaneOrder;
  readonly sealing: MessageSealing;
  readonly now: () => Date;
  readonly triesBeforeParking: number;
};

export type Effects = {
  /** The consumer has it, now or from before. */
  readonly done: readonly Taken[];
  /** Kept in the database: parked, or behind what is parked there. */
  readonly aside: readonly (Taken & SetAside)[];
  /** Comes back after a while. */
  readonly failed: readonly (Taken & { readonly reason: string; readonly failures: number })[];
  /** Comes back after what failed before it in its lane. */
  readonly behind: readonly Taken[];
};

/** First all at once; only when somebody fails one by one, to find whose it is and to spare the others. */
export async function takeEffect(deps: EffectDeps, tx: Queryable, taken: readonly Taken[]): Promise<Effects> {
  const { consumer, sealing, now } = deps;
  const at = now();
  const lanes = [...new Set(taken.map(({ event }) => event.partitionkey))];
  const blocked = await blockedLanes(tx, consumer.name, lanes);
  const free = taken.filter(({ event }) => !blocked.has(event.partitionkey));
  const held = taken.filter(({ event }) => blocked.has(event.partitionkey)).map((one) => ({ ...one, failure: null }));
  const effects = await ofFree(deps, tx, free, at);
  const aside = [...effects.aside, ...held];
  await setAside(tx, sealing, consumer.name, aside, at);
  return { ...effects, aside };
}

async function ofFree(deps: EffectDeps, tx: Queryable, free: readonly Taken[], at: Date): Promise<Effects> {
  const events = free.map(({ event }) => event);
  const failure = await inSavepoint(tx, () => consumeOnce(deps.consumer, events, tx, at));
  if (failure === null) return { done: free, aside: [], failed: [], behind: [] };
  const lanes = new Map<string, Taken[]>();
  for (const one of free) {
    const { partitionkey } = one.event;
    lanes.set(partitionkey, [...(lanes.get(partitionkey) ?? []), one]);
  }
  const each: Effects[] = [];
  for (const lane of lanes.values()) each.push(await ofLane(deps, tx, lane, at));
  return {
    done: each.flatMap(({ done }) => done),
    aside: each.flatMap(({ aside }) => aside),
    failed: each.flatMap(({ failed }) => failed),
    behind: each.flatMap(({ behind }) => behind),
  };
}

/** In order until one fails: what comes after it waits, or is parked with it when that was its last try. */
async function ofLane(deps: EffectDeps, tx: Queryable, lane: readonly Taken[], at: Date): Promise<Effects> {
  const { consumer, order, triesBeforeParking } = deps;
  for (const [place, one] of lane.entries()) {
    const failure = await inSavepoint(tx, () => consumeOnce(consumer, [one.event], tx, at));
    if (failure === null) continue;
    const done = lane.slice(0, place);
    const behind = lane.slice(place + 1);
    const failures = order.failed(one.event.partitionkey, one.message.seq);
    if (failures >= triesBeforeParking) {
      const reason = `${consumer.name}: ${failure.message}`;
      const parked = { ...one, failure: { reason, attempts: failures } };
      return { done, aside: [parked, ...behind.map((other) => ({ ...other, failure: null }))], failed: [], behind: [] };
    }
    for (const { event, message } of behind) order.waits(event.partitionkey, message.seq);
    return { done, aside: [], failed: [{ ...one, reason: failure.message, failures }], behind };
  }
  return { done: lane, aside: [], failed: [], behind: [] };
}
