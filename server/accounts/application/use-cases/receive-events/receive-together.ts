import type { Actor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import {
  CommitInDoubt,
  type SharedMember,
  type SharedRepositories,
  type SharedUnitOfWork,
} from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { EXTERNAL_REF } from "@/server/accounts/domain/value-objects/account-ref";
import { refsOf } from "./accounts-of-events";
import { type EventBatch, type ReceiveEventsDeps, receiveEvents, withUnreadable } from "./receive-events";
import { receivedOf, receiveWithin } from "./receive-within";
import type { EventsReceived } from "./received-event";

export type ReceiveTogetherDeps = ReceiveEventsDeps & { readonly sharedUnitOfWork: SharedUnitOfWork };

/** The few events of one request. */
export type ToldEvents = { readonly batch: EventBatch; readonly actor: Actor; readonly origin: RequestOrigin };

/** Each request's own; one that is missing has to wait for those before it. */
type Answers = ReadonlyMap<ToldEvents, Promise<Result<EventsReceived>>>;

/**
 * Receives what several requests tell at the same time in one commit, each with its own entry and answer. Requests about
 * one account keep their order: of those that would meet in a group, the later ones are left for the next. What makes
 * accounts goes alone, and so does everybody where the group fails: whoever it failed for spoils nothing for the others.
 */
export const receiveTogether = (deps: ReceiveTogetherDeps) => {
  const alone = receiveEvents(deps);
  const eachAlone = (told: readonly ToldEvents[]): Answers =>
    new Map(told.map((one) => [one, heard(alone(one.batch, one.actor, one.origin))]));
  return async (told: readonly ToldEvents[]): Promise<Answers> => {
    const look = told.length === 1 ? null : await lookAt(deps, told);
    const byThemselves = eachAlone(look ? look.apart : told);
    if (look && look.members.size > 0) return new Map([...byThemselves, ...(await share(deps, look, eachAlone))]);
    await Promise.allSettled(byThemselves.values());
    return byThemselves;
  };
};

/** Whoever asked hears of a failure; nobody else has to. */
function heard<T>(answer: Promise<T>): Promise<T> {
  answer.catch(() => undefined);
  return answer;
}

type Look = {
  readonly policy: TrustPolicy;
  readonly known: ReadonlyMap<string, AccountId>;
  readonly members: ReadonlyMap<SharedMember, ToldEvents>;
  readonly apart: readonly ToldEvents[];
};

async function lookAt({ shop, livePolicy, newId }: ReceiveTogetherDeps, told: readonly ToldEvents[]): Promise<Look> {
  const events = told.flatMap(({ batch }) => batch.events);
  const [policy, known] = await Promise.all([livePolicy(), shop.findAccounts(refsOf(events))]);
  const onThings = await shop.accountsOn([...new Set(told.flatMap(thingsIn))], policy.hubLimit);
  const members = new Map<SharedMember, ToldEvents>();
  const apart: ToldEvents[] = [];
  const named = new Set<AccountId>();
  for (const one of told) {
    const { batch, actor, origin } = one;
    const refs = refsOf(batch.events);
    const own = refs.flatMap((ref) => known.get(ref) ?? []);
    const accounts = [...new Set([...own, ...thingsIn(one).flatMap((thing) => onThings.get(thing) ?? [])])].sort();
    const meets = accounts.some((id) => named.has(id));
    for (const id of accounts) named.add(id);
    if (meets) continue;
    const makesAccounts = batch.createAccounts && refs.some((ref) => ref.startsWith(EXTERNAL_REF) && !known.has(ref));
    if (makesAccounts) apart.push(one);
    else
      members.set(
        { audited: { action: "event.receive", actor, origin, subject: null, accounts }, auditEntryId: newId() },
        one,
      );
  }
  return { policy, known, members, apart };
}

const thingsIn = ({ batch }: ToldEvents): readonly string[] =>
  batch.events.flatMap(({ things }) => things.map(({ thing }) => thing));

async function share(
  deps: ReceiveTogetherDeps,
  look: Look,
  eachAlone: (told: readonly ToldEvents[]) => Answers,
): Promise<Answers> {
  try {
    const results = await deps.sharedUnitOfWork([...look.members.keys()], (write, mayAct) =>
      receiveAll(write, mayAct, look, deps.newId),
    );
    return new Map([...results].flatMap(([member, result]) => answerTo(look.members.get(member), result)));
  } catch (error) {
    const told = [...look.members.values()];
    // It may have been done: only whoever asked can ask again, and learns then what counted.
    if (error instanceof CommitInDoubt) return new Map(told.map((one) => [one, heard(Promise.reject(error))]));
    return eachAlone(told);
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

function answerTo(told: ToldEvents | undefined, result: Result<EventsReceived>) {
  if (!told) return [];
  const answer = result.ok ? done(withUnreadable(result.value, told.batch)) : result;
  return [[told, Promise.resolve(answer)] as const];
}
