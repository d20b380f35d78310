import type { Actor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { LiveTrustPolicy } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import type { ShopDirectory } from "@/server/accounts/application/ports/outbound/shop-directory";
import type { Audited, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { RecordSignalsDeps } from "@/server/accounts/application/use-cases/record-signals/record-signals";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { refsOf } from "./accounts-of-events";
import { receiveWithin } from "./receive-within";
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
    const rejected = [...batch.unreadable, ...received.value.rejected].sort((a, b) => a.index - b.index);
    return done({ ...received.value, rejected });
  };

type Around<T> = (write: WritableRepositories, receive: () => Promise<Result<EventsReceived>>) => Promise<Result<T>>;

/** The same with something around it in the same commit. Looks again while the accounts move on meanwhile. */
export async function receiveIn<T>(
  deps: ReceiveEventsDeps,
  batch: Pick<EventBatch, "events" | "createAccounts">,
  audited: Omit<Audited, "accounts">,
  around: Around<T>,
): Promise<Result<T>> {
  const policy = await deps.livePolicy();
  for (let look = 1; look <= MOST_LOOKS; look += 1) {
    const received = await lookAndReceive(deps, batch, policy, { audited, around });
    if (received) return received;
  }
  return refuse({ code: "UNAVAILABLE", retryAfterSeconds: 1 });
}

/** Null when the accounts moved on meanwhile: nothing was written, and it is worth another look. */
async function lookAndReceive<T>(
  { unitOfWork, newId, shop }: ReceiveEventsDeps,
  { events, createAccounts }: Pick<EventBatch, "events" | "createAccounts">,
  policy: TrustPolicy,
  { audited, around }: { readonly audited: Omit<Audited, "accounts">; readonly around: Around<T> },
): Promise<Result<T> | null> {
  const known = await shop.findAccounts(refsOf(events));
  const things = [...new Set(events.flatMap((event) => event.things.map(({ thing }) => thing)))];
  const accounts = [...new Set([...known.values(), ...(await shop.accountsOn(things, policy.hubLimit))])].sort();
  const tools = { policy, newId, createAccounts, known, held: new Set(accounts) };
  try {
    return await unitOfWork({ ...audited, accounts }, (write) =>
      around(write, () => receiveWithin(write, events, tools)),
    );
  } catch (error) {
    if (error instanceof AccountsMovedOn) return null;
    throw error;
  }
}
