import type { Actor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { LiveTrustPolicy } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import type { ShopDirectory } from "@/server/accounts/application/ports/outbound/shop-directory";
import type { Audited, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { RecordSignalsDeps } from "@/server/accounts/application/use-cases/record-signals/record-signals";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { refsOf } from "./accounts-of-events";
import { receivedOf, receiveWithin } from "./receive-within";
import type { EventsReceived, ReceivedEvent, RejectedEvent } from "./received-event";
import { AccountsMovedOn } from "./thing-evidence";

export type ReceiveEventsDeps = RecordSignalsDeps & {
  readonly shop: ShopDirectory;
  readonly livePolicy: LiveTrustPolicy;
};

export type EventBatch = {
  readonly events: readonly ReceivedEvent[];
  /** What could not be read, so that the answer names it beside the others. */
  readonly unreadable: readonly RejectedEvent[];
  /** Unknown accounts named by `ext:` come into being, as an import would bring them. */
  readonly createAccounts: boolean;
};

const MOST_LOOKS = 5;

/**
 * Receives events of the shop in one commit with one entry: each counts once, by source and id, in whatever order and
 * however often they come; one that can't be received costs only itself.
 */
export const receiveEvents =
  (deps: ReceiveEventsDeps) =>
  async (batch: EventBatch, actor: Actor, origin: RequestOrigin): Promise<Result<EventsReceived>> => {
    const audited = { action: "event.receive", actor, origin, subject: null } as const;
    const received = await receiveIn(deps, batch, audited, (_write, receive) => receive());
    if (!received.ok) return received;
    return done(withUnreadable(received.value, batch));
  };

/** In the order of the request. */
export const withUnreadable = (received: EventsReceived, { unreadable }: Pick<EventBatch, "unreadable">) => ({
  ...received,
  rejected: [...unreadable, ...received.rejected].sort((a, b) => a.index - b.index),
});

type Around<T> = (write: WritableRepositories, receive: () => Promise<Result<EventsReceived>>) => Promise<Result<T>>;

/** The same with something around it in the same commit. Looks again while the accounts move on meanwhile. */
export async function receiveIn<T>(
  deps: ReceiveEventsDeps,
  batch: Pick<EventBatch, "events" | "createAccounts">,
  audited: Omit<Audited, "accounts">,
  around: Around<T>,
): Promise<Result<T>> {
  const policy = await deps.livePolicy();
  let met: readonly AccountId[] = [];
  for (let look = 1; look <= MOST_LOOKS; look += 1) {
    const received = await lookAndReceive(deps, batch, { policy, met }, { audited, around });
    if ("result" in received) return received.result;
    met = received.met;
  }
  return refuse({ code: "UNAVAILABLE", retryAfterSeconds: 1 });
}

/** Or whom to hold as well, where accounts moved on meanwhile: nothing was written, and it is worth another look. */
type Looked<T> = { readonly result: Result<T> } | { readonly met: readonly AccountId[] };

async function lookAndReceive<T>(
  { unitOfWork, newId, shop }: ReceiveEventsDeps,
  { events, createAccounts }: Pick<EventBatch, "events" | "createAccounts">,
  { policy, met }: { readonly policy: TrustPolicy; readonly met: readonly AccountId[] },
  { audited, around }: { readonly audited: Omit<Audited, "accounts">; readonly around: Around<T> },
): Promise<Looked<T>> {
  const known = await shop.findAccounts(refsOf(events));
  const things = [...new Set(events.flatMap((event) => event.things.map(({ thing }) => thing)))];
  const onThings = await shop.accountsOn(things, policy.hubLimit);
  const accounts = [...new Set([...known.values(), ...[...onThings.values()].flat(), ...met])].sort();
  const tools = { policy, newId, createAccounts, known, held: new Set(accounts) };
  try {
    const result = await unitOfWork({ ...audited, accounts }, (write) =>
      around(write, async () => {
        const taken = await receiveWithin(write, events, tools);
        return taken.ok ? done(receivedOf(taken.value, write.auditEntryId, events)) : taken;
      }),
    );
    return { result };
  } catch (error) {
    if (error instanceof AccountsMovedOn) return { met: error.met };
    throw error;
  }
}
