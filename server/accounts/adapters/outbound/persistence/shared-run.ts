import type {
  SharedMember,
  SharedRepositories,
  WritableRepositories,
} from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { refusalOfActor } from "./actor-check";
import { writeAuditEntries } from "./audit-entry";
import { summarised } from "./change-summary";
import { accountOf } from "./entry-account";
import type { Sender } from "./outbox-writer";
import { beginUnit, type OpenedTransaction, type UnitDeps, type UnitOutcome } from "./unit-run";

export type SharedWork<T> = (
  write: SharedRepositories,
  mayAct: readonly SharedMember[],
) => Promise<ReadonlyMap<SharedMember, T>>;

export type SharedOutcome<T> = Omit<UnitOutcome<T>, "result" | "approvals" | "sellers"> & {
  readonly results: ReadonlyMap<SharedMember, Result<T>>;
};

type Unit = Awaited<ReturnType<typeof beginUnit>>;

/** One run of a shared unit of work in an open transaction: lock, check each, work, entries, outbox. */
export async function runShared<T>(
  deps: UnitDeps,
  opened: OpenedTransaction,
  members: readonly SharedMember[],
  work: SharedWork<T>,
): Promise<SharedOutcome<T>> {
  const ownerOf = ownersOf(members);
  const unit = await beginUnit(
    deps,
    opened,
    members.map(({ audited }) => audited),
  );
  const refusals = refusalsIn(unit, members);
  const mayAct = members.filter((member) => !refusals.has(member));
  const answers = mayAct.length === 0 ? new Map<SharedMember, T>() : await work(withoutEntry(unit.write), mayAct);
  const results = new Map(members.map((member) => [member, resultOf(member, refusals, answers)]));
  const events = unit.outbox.pending();
  const senderOf = (accountId: AccountId | null): Sender => {
    const sender = accountId && ownerOf.get(accountId);
    if (!sender) throw new Error("News of a shared unit of work is about an account that no member named.");
    return sender.sender;
  };
  await Promise.all([
    writeAuditEntries(
      unit.parts.tx,
      unit.sealer,
      members.map((member) => entryOf(unit, member, refusals.get(member) ?? null)),
    ),
    unit.outbox.write(unit.parts, { newId: deps.newId, sealer: unit.sealer, senderOf }),
  ]);
  return { results, accounts: unit.parts.held.ids(), events, sealer: unit.sealer };
}

type Owner = { readonly member: SharedMember; readonly sender: Sender };

/** @throws where two members name one account: nobody could say whose doing a change of it was. */
function ownersOf(members: readonly SharedMember[]): ReadonlyMap<AccountId, Owner> {
  const owners = new Map<AccountId, Owner>();
  for (const member of members) {
    const { actor, origin, accounts } = member.audited;
    const owner = { member, sender: { actor, requestId: origin.requestId } };
    for (const id of accounts) {
      if ((owners.get(id) ?? owner) !== owner) throw new Error(`Two members of a shared unit of work name ${id}.`);
      owners.set(id, owner);
    }
  }
  return owners;
}

function refusalsIn({ actors, parts }: Unit, members: readonly SharedMember[]): ReadonlyMap<SharedMember, Refusal> {
  return new Map(
    members.flatMap((member, index) => {
      const refused = refusalOfActor(actors[index] ?? null, member.audited, parts.at);
      return refused ? [[member, refused.refusal] as const] : [];
    }),
  );
}

/** Which entry a change belongs to is found out by its account. */
function withoutEntry({ auditEntryId: _, ...write }: WritableRepositories): SharedRepositories {
  return write;
}

function resultOf<T>(
  member: SharedMember,
  refusals: ReadonlyMap<SharedMember, Refusal>,
  answers: ReadonlyMap<SharedMember, T>,
): Result<T> {
  const refusal = refusals.get(member);
  if (refusal) return { ok: false, refusal };
  const answer = answers.get(member);
  if (answer === undefined) throw new Error("A shared unit of work left a member without an answer.");
  return done(answer);
}

function entryOf(
  { parts: { at, held, changes } }: Unit,
  { audited, auditEntryId }: SharedMember,
  refusal: Refusal | null,
) {
  const own = changes.about(new Set(audited.accounts));
  return {
    id: auditEntryId,
    recordedAt: at,
    audited,
    accountId: accountOf(held, own, audited),
    refusal: refusal?.code ?? null,
    changes: summarised(own),
    policyVersion: own.policyVersion(),
  };
}
