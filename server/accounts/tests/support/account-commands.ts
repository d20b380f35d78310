import fc from "fast-check";
import {
  changeEmail,
  changePhone,
  removeContact,
  verifyContact,
} from "@/server/accounts/domain/aggregates/account-contacts";
import type { AccountDecision } from "@/server/accounts/domain/aggregates/account-decision";
import { activate, disable, suspend } from "@/server/accounts/domain/aggregates/account-life-cycle";
import { liftExpiredLock, lockAccount, unlockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import {
  advanceSeller,
  createBuyerProfile,
  updateBuyerProfile,
  updateSellerProfile,
  upgradeToSeller,
} from "@/server/accounts/domain/aggregates/account-profiles";
import { assignRole, revokeRole } from "@/server/accounts/domain/aggregates/account-roles";
import type { DomainEvent } from "@/server/accounts/domain/domain-events/domain-event";
import type { Account } from "@/server/accounts/domain/entities/account";
import { LOCK_REASONS, LOCK_SCOPES } from "@/server/accounts/domain/value-objects/lock-reason";
import { ONBOARDING_STAGES } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { MARKETPLACE_ROLES, STAFF_ROLES } from "@/server/accounts/domain/value-objects/role-type";
import { STATUS_REASONS } from "@/server/accounts/domain/value-objects/status-reason";
import * as facts from "./account-facts";

/** One thing somebody tries with an account at a moment. */
export type Command = { readonly name: string; readonly run: (account: Account, at: Date) => AccountDecision };

const people = fc.constantFrom(facts.STAFF_ID, facts.OTHER_STAFF_ID, facts.BUYER_ID, "system:timer" as const);
const hours = fc.oneof(fc.constant(null), fc.integer({ min: -1, max: 60 }));
const emails = fc.constantFrom(facts.EMAIL, facts.emailOf("asha.new@example.com"), facts.emailOf("ASHA@example.com"));
const phones = fc.constantFrom(facts.PHONE, facts.phoneOf("+919812345678"));
const kinds = fc.constantFrom("EMAIL" as const, "PHONE" as const);
const noDetails = { dateOfBirth: null, gender: null };

const command = (name: string, run: Command["run"]): Command => ({ name, run });

const locking = [
  fc
    .record({
      reason: fc.constantFrom(...LOCK_REASONS),
      scope: fc.constantFrom(...LOCK_SCOPES),
      hours,
      by: people,
      approved: fc.boolean(),
    })
    .map(({ reason, scope, hours: length, by, approved }) =>
      command(`lock ${scope} ${length} h by ${by}`, (account, at) =>
        lockAccount(account, {
          reason,
          scope,
          until: length === null ? null : facts.hoursLater(length, at),
          by,
          at,
          ...(approved ? { approvedBy: facts.OTHER_STAFF_ID } : {}),
        }),
      ),
    ),
  people.map((by) => command(`unlock by ${by}`, (account, at) => unlockAccount(account, { by, at }))),
  fc.constant(command("lift", (account, at) => liftExpiredLock(account, { at }))),
];

const statusMoves = fc
  .record({ move: fc.constantFrom(activate, suspend, disable), reason: fc.constantFrom(...STATUS_REASONS), by: people })
  .map(({ move, reason, by }) => command(`${move.name} by ${by}`, (account, at) => move(account, { reason, by, at })));

const contacts = [
  emails.map((email) => command(`email ${email.key}`, (account, at) => changeEmail(account, { email, at }))),
  phones.map((phone) => command(`phone ${phone}`, (account, at) => changePhone(account, { phone, at }))),
  kinds.map((kind) => command(`remove ${kind}`, (account, at) => removeContact(account, { kind, at }))),
  emails.map(({ key }) =>
    command(`verify ${key}`, (account, at) => verifyContact(account, { contact: { kind: "EMAIL", key }, at })),
  ),
  phones.map((key) =>
    command(`verify ${key}`, (account, at) => verifyContact(account, { contact: { kind: "PHONE", key }, at })),
  ),
];

const profiles = [
  fc.constant(
    command("buyer profile", (account, at) =>
      createBuyerProfile(account, { name: facts.personOf("Asha V"), ...noDetails, by: facts.STAFF_ID, at }),
    ),
  ),
  fc
    .constantFrom("Asha Verma", "Asha Rao")
    .map((name) =>
      command(`name ${name}`, (account, at) => updateBuyerProfile(account, { name: facts.personOf(name), at })),
    ),
  fc.constant(command("upgrade", (account, at) => upgradeToSeller(account, { ...facts.sellerStart, at }))),
  fc
    .constantFrom("Verma Textiles", "Verma & Co")
    .map((name) =>
      command(`store ${name}`, (account, at) => updateSellerProfile(account, { storeName: facts.storeOf(name), at })),
    ),
  fc
    .constantFrom(...ONBOARDING_STAGES)
    .map((to) => command(`to ${to}`, (account, at) => advanceSeller(account, { to, by: facts.STAFF_ID, at }))),
];

const roleChanges = fc
  .record({
    role: fc.constantFrom(...MARKETPLACE_ROLES, ...STAFF_ROLES),
    granterRole: fc.constantFrom(...STAFF_ROLES),
    id: people,
    grants: fc.boolean(),
  })
  .map(({ role, granterRole, id, grants }) => {
    const granter = { id, roles: [granterRole] };
    return command(`${grants ? "grant" : "revoke"} ${role} by ${granterRole} ${id}`, (account, at) =>
      grants
        ? assignRole(account, { role, granter, approvedBy: facts.OTHER_STAFF_ID, at })
        : revokeRole(account, { role, granter, adminCount: 2, at }),
    );
  });

/** Anything anybody could try, each a random while after the one before. */
export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  ...locking,
  { arbitrary: statusMoves, weight: 3 },
  ...contacts,
  ...profiles,
  roleChanges,
);

export const anyStory = fc.array(fc.record({ command: anyCommand, minutes: fc.integer({ min: 0, max: 2_000 }) }), {
  maxLength: 30,
});

export const anyBeginning = fc.constantFrom(
  facts.newcomer(),
  facts.buyer(),
  facts.seller(),
  facts.imported(),
  facts.staff("ANALYST"),
);

export type Step = {
  readonly command: Command;
  readonly before: Account;
  readonly after: Account;
  readonly events: readonly DomainEvent[];
  readonly at: Date;
};

/** Plays the story; a refused command leaves the account as it was. */
export function play(beginning: Account, story: readonly { command: Command; minutes: number }[]): readonly Step[] {
  let account = beginning;
  let at = facts.FRIDAY;
  return story.map(({ command: next, minutes }) => {
    at = facts.minutesAfter(minutes, at);
    const before = account;
    const decision = next.run(before, at);
    if (decision.ok) account = decision.value.account;
    return { command: next, before, after: account, events: decision.ok ? decision.value.events : [], at };
  });
}
