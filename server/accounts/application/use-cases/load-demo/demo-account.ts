import { createStaffAccount, registerAccount } from "@/server/accounts/domain/aggregates/account-beginnings";
import { verifyContact } from "@/server/accounts/domain/aggregates/account-contacts";
import type { AccountOutcome } from "@/server/accounts/domain/aggregates/account-decision";
import { disable, suspend } from "@/server/accounts/domain/aggregates/account-life-cycle";
import { lockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import { upgradeToSeller } from "@/server/accounts/domain/aggregates/account-profiles";
import type { Account } from "@/server/accounts/domain/entities/account";
import { done, type Result, unreachable } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { isSystemActor, OPERATOR } from "@/server/accounts/domain/value-objects/actor-ref";
import type { DemoId, DemoPerson, DemoTurn } from "./demo-population";

/** Finds the account of somebody named in the population. */
export type Whois = (id: DemoId) => AccountId;

type Step = (account: Account) => Result<AccountOutcome>;

/** The person's account as its whole story left it, through the same decisions that real accounts go through. */
export function demoAccount(person: DemoPerson, id: AccountId, whois: Whois): Result<AccountOutcome> {
  const begun = begin(person, id);
  if (!begun.ok) return begun;
  const steps: readonly Step[] = [...proofs(person), ...upgrade(person), ...person.turns.map(turn(whois))];
  let { account, events } = begun.value;
  for (const step of steps) {
    const next = step(account);
    if (!next.ok) return next;
    account = next.value.account;
    events = [...events, ...next.value.events];
  }
  return done({ account: { ...account, externalId: person.externalId }, events });
}

function begin(person: DemoPerson, id: AccountId): Result<AccountOutcome> {
  const { name, email, phone, staffRole, joinedAt: at } = person;
  if (staffRole !== null && email !== null) {
    return createStaffAccount({ id, email, name, role: staffRole, by: OPERATOR, at, emailVerifiedAt: at });
  }
  const { dateOfBirth, gender } = person;
  return registerAccount({
    id,
    email,
    phone,
    name,
    at,
    ...(dateOfBirth === null ? {} : { dateOfBirth }),
    ...(gender === null ? {} : { gender }),
  });
}

function proofs({ email, phone, proved, joinedAt, staffRole }: DemoPerson): readonly Step[] {
  if (staffRole !== null) return [];
  const at = new Date(joinedAt.getTime() + minutesToProve * 60_000);
  return [
    ...(email && proved.email ? [prove({ kind: "EMAIL", key: email.key }, at)] : []),
    ...(phone && proved.phone ? [prove({ kind: "PHONE", key: phone }, at)] : []),
  ];
}

const minutesToProve = 2;

const prove =
  (contact: { kind: "EMAIL" | "PHONE"; key: string }, at: Date): Step =>
  (account) =>
    verifyContact(account, { contact, at });

function upgrade({ store }: DemoPerson): readonly Step[] {
  if (store === null) return [];
  const { since, ...facts } = store;
  return [(account) => upgradeToSeller(account, { ...facts, by: OPERATOR, at: since })];
}

const turn =
  (whois: Whois) =>
  (order: DemoTurn): Step =>
  (account) => {
    const { at, kind } = order;
    const by = isSystemActor(order.by) ? order.by : whois(order.by);
    switch (kind) {
      case "SUSPEND":
        return suspend(account, { reason: order.reason, by, at });
      case "DISABLE":
        return disable(account, { reason: order.reason, by, at });
      case "LOCK": {
        const { reason, scope, until, approvedBy } = order;
        const agreed = approvedBy === null ? {} : { approvedBy: whois(approvedBy) };
        return lockAccount(account, { reason, scope, until, by, at, ...agreed });
      }
      default:
        return unreachable(kind);
    }
  };
