import { setTimeout as pause } from "node:timers/promises";
import { jetstream } from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import { newId } from "@/server/platform/new-id";

/** What a steady shop tells, and what of it was accepted: an answer 202, or the broker's word. */
export type ChaosLoad = {
  /** Ids of everything that was accepted. */
  readonly accepted: readonly string[];
  readonly refusals: () => number;
  /** Sends what is under way to its end, and nothing more. */
  readonly finish: () => Promise<void>;
};

export type LoadTarget = {
  readonly origin: string;
  readonly key: string;
  readonly accounts: readonly string[];
  readonly natsUrl: string | null;
  readonly shopSubject: string;
};

const SENDERS = 2;
const EVENTS_EACH = 20;
const RESTING_MS = 60;

/** Comes back with the very same batch until it is accepted, as a shop does that lost the answer. */
export function startChaosLoad(target: LoadTarget): ChaosLoad {
  const accepted: string[] = [];
  const state = { isOver: false, refusals: 0 };
  const running = [
    ...Array.from({ length: SENDERS }, () => sendByRequests(target, accepted, state)),
    ...(target.natsUrl === null ? [] : [sendByBroker(target, target.natsUrl, accepted, state)]),
  ];
  return {
    accepted,
    refusals: () => state.refusals,
    finish: async () => {
      state.isOver = true;
      await Promise.all(running);
    },
  };
}

type State = { isOver: boolean; refusals: number };

const eventFor = (accounts: readonly string[]) => ({
  specversion: "1.0",
  id: newId(),
  source: "/chaos",
  type: "shop.order.completed.v1",
  time: new Date().toISOString(),
  data: {
    accountId: accounts[Math.floor(Math.random() * accounts.length)],
    orderId: newId(),
    amountMinor: 50_000,
    currency: "INR",
  },
});

async function sendByRequests({ origin, key, accounts }: LoadTarget, accepted: string[], state: State) {
  while (!state.isOver) {
    const events = Array.from({ length: EVENTS_EACH }, () => eventFor(accounts));
    while (!(await isAccepted(origin, key, events))) {
      state.refusals += 1;
      await pause(RESTING_MS);
    }
    accepted.push(...events.map(({ id }) => id));
    await pause(RESTING_MS);
  }
}

async function isAccepted(origin: string, key: string, events: readonly object[]): Promise<boolean> {
  try {
    const response = await fetch(`${origin}/api/v1/events`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/cloudevents-batch+json" },
      body: JSON.stringify(events),
      signal: AbortSignal.timeout(15_000),
    });
    const answer: unknown = await response.json();
    if (response.status !== 202) return false;
    if (!isWhole(answer, events.length)) throw new EventsLost(JSON.stringify(answer));
    return true;
  } catch (error) {
    if (error instanceof EventsLost) throw error;
    return false;
  }
}

/** An answer that accepts, but not everything: nothing that was sent is wrong. */
class EventsLost extends Error {
  override readonly name = "EventsLost";
}

function isWhole(answer: unknown, count: number): boolean {
  if (typeof answer !== "object" || answer === null) return false;
  if (!("accepted" in answer && "duplicates" in answer)) return false;
  return Number(answer.accepted) + Number(answer.duplicates) === count;
}

async function sendByBroker({ accounts, shopSubject }: LoadTarget, url: string, accepted: string[], state: State) {
  const nc = await connect({ servers: new URL(url).host, maxReconnectAttempts: -1, reconnectTimeWait: 100 });
  const js = jetstream(nc, { timeout: 3_000 });
  while (!state.isOver) {
    const event = eventFor(accounts);
    const send = () => js.publish(shopSubject, JSON.stringify(event), { msgID: event.id });
    while (
      !(await send().then(
        () => true,
        () => false,
      ))
    ) {
      state.refusals += 1;
      await pause(RESTING_MS);
    }
    accepted.push(event.id);
    await pause(RESTING_MS / 4);
  }
  await nc.close();
}
