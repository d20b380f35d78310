import type { Actor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import {
  CommitInDoubt,
  type SharedMember,
  type SharedRepositories,
  type SharedUnitOfWork,
} from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { EXTERNAL_REF } from "@/server/accounts/domain/value-objects/account-ref";
import { refsOf } from "./accounts-of-events";
import { type EventBatch, type ReceiveEventsDeps, receiveEvents, withUnreadable } from "./receive-events";
import { receivedOf, receiveWithin } from "./receive-within";
import type { EventReader, EventRules, EventsReceived } from "./received-event";

export type ReceiveTogetherDeps = ReceiveEventsDeps & {
  readonly sharedUnitOfWork: SharedUnitOfWork;
  readonly readEvents: EventReader;
};

/** What one request tells: what may be events, not yet read. */
export type ToldEvents = {
  readonly values: readonly unknown[];
  readonly createAccounts: boolean;
  readonly actor: Actor;
  readonly origin: RequestOrigin;
};

/** Each request's own; one that is missing has to wait for those before it. */
type Answers = ReadonlyMap<ToldEvents, Promise<Result<EventsReceived>>>;

type ReadRequest = { readonly told: ToldEvents; readonly batch: EventBatch };

/**
 * Receives what several requests tell at the same time in one commit, each with its own entry and answer. Requests about
 * one account keep their order: of those that would meet in a group, the later ones are left for the next. What makes
 * accounts goes alone, and so does everybody where the group fails: whoever it failed for spoils nothing for the others.
 */
export const receiveTogether = (deps: ReceiveTogetherDeps): ((told: readonly ToldEvents[]) => Promise<Answers>) => {
  const alone = receiveEvents(deps);
  const eachAlone = (requests: readonly ReadRequest[]): Answers =>
    new Map(requests.map(({ told, batch }) => [told, heard(alone(batch, told.actor, told.origin))]));
  return async (told) => {
    const { requests, rules } = await readAll(deps.readEvents, told);
    const look = await lookAt(deps, requests, rules);
    const byThemselves = eachAlone(look.apart);
    return look.members.size === 0 ? byThemselves : new Map([...byThemselves, ...(await share(deps, look, eachAlone))]);
  };
};

/** Whoever asked hears of a failure; nobody else has to. */
function heard<T>(answer: Promise<T>): Promise<T> {
  answer.catch(() => undefined);
  return answer;
}

/** Read at once, under one look at the rules; each event then has its place in its own request again. */
async function readAll(readEvents: EventReader, told: readonly ToldEvents[]) {
  const places = told.flatMap((one) => one.values.map((value, index) => ({ told: one, index, value })));
  const { events, unreadable, rules } = await readEvents(places.map(({ value }, index) => ({ index, value })));
  const of = <T extends { readonly index: number }>(all: readonly T[], one: ToldEvents) =>
    all.flatMap((item) => {
      const place = places[item.index];
      return place?.told === one ? [{ ...item, index: place.index }] : [];
    });
  const requests = told.map(
    (one): ReadRequest => ({
      told: one,
      batch: { events: of(events, one), unreadable: of(unreadable, one), createAccounts: one.createAccounts },
    }),
  );
  return { requests, rules };
}

type Look = {
  readonly policy: EventRules;
  readonly known: ReadonlyMap<string, AccountId>;
  readonly members: ReadonlyMap<SharedMember, ReadRequest>;
  readonly apart: readonly ReadRequest[];
};

async function lookAt(
  { shop, newId }: ReceiveTogetherDeps,
  requests: readonly ReadRequest[],
  policy: EventRules,
): Promise<Look> {
  const events = requests.flatMap(({ batch }) => batch.events);
  const known = await shop.findAccounts(refsOf(events));
  const onThings = await shop.accountsOn([...new Set(requests.flatMap(thingsIn))], policy.hubLimit);
  const members = new Map<SharedMember, ReadRequest>();
  const apart: ReadRequest[] = [];
  const named = new Set<AccountId>();
  for (const request of requests) {
    const { batch, told } = request;
    const refs = refsOf(batch.events);
    const own = refs.flatMap((ref) => known.get(ref) ?? []);
    const accounts = [...new Set([...own, ...thingsIn(request).flatMap((thing) => onThings.get(thing) ?? [])])].sort();
    const meets = accounts.some((id) => named.has(id));
    for (const id of accounts) named.add(id);
    if (meets) continue;
    const makesAccounts = batch.createAccounts && refs.some((ref) => ref.startsWith(EXTERNAL_REF) && !known.has(ref));
    if (makesAccounts) apart.push(request);
    else members.set({ audited: auditedAs(told, accounts), auditEntryId: newId() }, request);
  }
  return { policy, known, members, apart };
}

const auditedAs = ({ actor, origin }: ToldEvents, accounts: readonly AccountId[]) =>
  ({ action: "event.receive", actor, origin, subject: null, accounts }) as const;

const thingsIn = ({ batch }: ReadRequest): readonly string[] =>
  batch.events.flatMap(({ things }) => things.map(({ thing }) => thing));

async function share(
  deps: ReceiveTogetherDeps,
  look: Look,
  eachAlone: (requests: readonly ReadRequest[]) => Answers,
): Promise<Answers> {
  try {
    const results = await deps.sharedUnitOfWork([...look.members.keys()], (write, mayAct) =>
      receiveAll(write, mayAct, look, deps.newId),
    );
    return new Map([...results].flatMap(([member, result]) => answerTo(look.members.get(member), result)));
  } catch (error) {
    const requests = [...look.members.values()];
    // It may have been done: only whoever asked can ask again, and learns then what counted.
    if (error instanceof CommitInDoubt)
      return new Map(requests.map(({ told }) => [told, heard(Promise.reject(error))]));
    return eachAlone(requests);
  }
}

async function receiveAll(
  write: SharedRepositories,
  mayAct: readonly SharedMember[],
  { members, policy, known }: Look,
  newId: () => string,
): Promise<ReadonlyMap<SharedMember, EventsReceived>> {
  const acting = mayAct.map((member) => ({ member, events: members.get(member)?.batch.events ?? [] }));
  const held = new Set(mayAct.flatMap(({ audited }) => audited.accounts));
  const all = acting.flatMap(({ events }) => events);
  const taken = await receiveWithin(write, all, { policy, newId, createAccounts: false, known, held });
  // A refusal would undo a single request; which one of these it is for, each finds out alone.
  if (!taken.ok) throw new Error(`A group of events was refused: ${taken.refusal.code}`);
  return new Map(acting.map(({ member, events }) => [member, receivedOf(taken.value, member.auditEntryId, events)]));
}

function answerTo(request: ReadRequest | undefined, result: Result<EventsReceived>) {
  if (!request) return [];
  const answer = result.ok ? done(withUnreadable(result.value, request.batch)) : result;
  return [[request.told, Promise.resolve(answer)] as const];
}
