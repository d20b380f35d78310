import type { DomainEvent } from "../domain-events/domain-event";
import type { Account, AccountFacts } from "../entities/account";
import type { Role } from "../entities/role";
import { done, type Refused, type Result } from "../result";
import type { AccountId } from "../value-objects/account-id";
import { type ActorRef, type ApiKeyRef, IMPORTER, SIGN_UP } from "../value-objects/actor-ref";
import type { DateOfBirth } from "../value-objects/date-of-birth";
import type { Email } from "../value-objects/email";
import type { Gender } from "../value-objects/gender";
import type { Gstin } from "../value-objects/gstin";
import type { PersonName } from "../value-objects/person-name";
import type { Phone } from "../value-objects/phone";
import { invalid } from "../value-objects/printable-text";
import type { RoleType, StaffRole } from "../value-objects/role-type";
import type { StoreName } from "../value-objects/store-name";
import { emailContact, phoneContact } from "./account-contacts";
import type { AccountDecision } from "./account-decision";

export type Registration = {
  readonly id: AccountId;
  readonly email: Email | null;
  readonly phone: Phone | null;
  readonly name: PersonName;
  readonly dateOfBirth?: DateOfBirth;
  readonly gender?: Gender;
  /** The id that another system has for this person, and that system. */
  readonly externalId?: string | null;
  readonly by?: ApiKeyRef;
  readonly at: Date;
};

/** Somebody signs up to buy, or is signed up by their shop: account, buyer profile and role in one. Refuses without email and phone. */
export function registerAccount(registration: Registration): AccountDecision {
  const { id, email, phone, name, dateOfBirth = null, gender = null, externalId = null, at } = registration;
  if (!email && !phone) return noContact();
  if (externalId !== null && !EXTERNAL_ID.test(externalId)) return oddExternalId();
  const by = registration.by ?? SIGN_UP;
  const account: Account = {
    ...blank(id, at),
    externalId,
    name,
    email: email && emailContact(email, null),
    phone: phone && phoneContact(phone, null),
    buyerProfile: { name, dateOfBirth, gender, createdAt: at },
    roles: [roleOf("BUYER", by, at)],
  };
  return done({
    account,
    events: [
      { type: "AccountCreated", accountId: id, occurredAt: at, origin: registration.by ? "API" : "SIGN_UP", by },
      { type: "BuyerProfileCreated", accountId: id, occurredAt: at },
      assigned(id, "BUYER", by, at),
    ],
  });
}

export type StaffInvite = {
  readonly id: AccountId;
  readonly email: Email;
  readonly name: PersonName;
  readonly role: StaffRole;
  readonly by: ActorRef;
  readonly at: Date;
  /** The address was proved before, by whoever invites. */
  readonly emailVerifiedAt: Date | null;
};

/** A member of staff: no profile, one staff role. Whether the role may be given is role-escalation-policy's to say. */
export function createStaffAccount(invite: StaffInvite): Result<{ account: Account; events: readonly DomainEvent[] }> {
  const { id, email, name, role, by, at, emailVerifiedAt } = invite;
  return done({
    account: { ...blank(id, at), name, email: emailContact(email, emailVerifiedAt), roles: [roleOf(role, by, at)] },
    events: [
      { type: "AccountCreated", accountId: id, occurredAt: at, origin: "STAFF_INVITE", by },
      assigned(id, role, by, at),
    ],
  });
}

export type ImportedPerson = {
  readonly id: AccountId;
  /** Letters, digits and `. _ : -`, at most 100: it becomes the placeholder contact. */
  readonly externalId: string;
  readonly email: Email | null;
  readonly phone: Phone | null;
  readonly name: PersonName;
  /** Bought something there: gets a buyer profile. */
  readonly buys: boolean;
  /** Sold something there: is an ESTABLISHED seller here. Null for those who only bought. */
  readonly store: { readonly storeName: StoreName; readonly gstNumber: Gstin | null } | null;
  /** First seen in the other system. */
  readonly joinedAt: Date;
  readonly at: Date;
};

const EXTERNAL_ID = /^[A-Za-z0-9._:-]{1,100}$/;

/** Somebody another system knows. Contacts come unverified; without any, a placeholder that nobody can prove. */
export function importAccount(person: ImportedPerson): AccountDecision {
  const { id, externalId, email, phone, name, buys, store, joinedAt, at } = person;
  const refused = refusalToImport(person);
  if (refused) return refused;
  const roles = [...(buys ? (["BUYER"] as const) : []), ...(store ? (["SELLER"] as const) : [])];
  const account: Account = {
    ...blank(id, joinedAt),
    updatedAt: at,
    externalId,
    name,
    email: email && emailContact(email, null),
    phone: phone && phoneContact(phone, null),
    placeholder: email || phone ? null : { kind: "PLACEHOLDER", address: `${externalId}@import.invalid` },
    buyerProfile: buys ? { name, dateOfBirth: null, gender: null, createdAt: joinedAt } : null,
    sellerProfile: store && { ...store, isVerified: false, onboardingStage: "ESTABLISHED", createdAt: joinedAt },
    roles: roles.map((role) => roleOf(role, IMPORTER, at)),
  };
  return done({ account, events: importEvents(account, at) });
}

function importEvents({ id, buyerProfile, sellerProfile, roles }: Account, at: Date): readonly DomainEvent[] {
  return [
    { type: "AccountCreated", accountId: id, occurredAt: at, origin: "IMPORT", by: IMPORTER },
    ...(buyerProfile ? [{ type: "BuyerProfileCreated", accountId: id, occurredAt: at } as const] : []),
    ...roles.map((role) => assigned(id, role.type, IMPORTER, at)),
    ...(sellerProfile
      ? [{ type: "SellerUpgraded", accountId: id, occurredAt: at, stage: "ESTABLISHED", by: IMPORTER } as const]
      : []),
  ];
}

function refusalToImport({ externalId, buys, store }: ImportedPerson): Refused | null {
  if (!EXTERNAL_ID.test(externalId)) return oddExternalId();
  if (!buys && !store) return invalid("roles", "An imported account buys, sells, or both.");
  return null;
}

const oddExternalId = (): Refused => invalid("externalId", "This id is empty, too long or has odd characters.");

const noContact = (): Refused => invalid("email", "Enter an email address or a mobile number.");

const roleOf = (type: RoleType, grantedBy: ActorRef, grantedAt: Date): Role => ({ type, grantedAt, grantedBy });

const assigned = (accountId: AccountId, role: RoleType, by: ActorRef, occurredAt: Date): DomainEvent => ({
  type: "RoleAssigned",
  accountId,
  occurredAt,
  role,
  by,
});

const blank = (id: AccountId, createdAt: Date): AccountFacts & { readonly status: "ACTIVE" } => ({
  id,
  status: "ACTIVE",
  externalId: null,
  name: null,
  email: null,
  phone: null,
  placeholder: null,
  lock: null,
  pastLocks: [],
  roles: [],
  buyerProfile: null,
  sellerProfile: null,
  createdAt,
  updatedAt: createdAt,
  version: 1,
});
