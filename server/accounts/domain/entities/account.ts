import type { AccountId } from "../value-objects/account-id";
import type { AccountStatus } from "../value-objects/account-status";
import type { ActorRef } from "../value-objects/actor-ref";
import type { Email } from "../value-objects/email";
import type { LockReason, LockScope } from "../value-objects/lock-reason";
import type { PersonName } from "../value-objects/person-name";
import type { Phone } from "../value-objects/phone";
import type { BuyerProfile } from "./buyer-profile";
import type { Role } from "./role";
import type { SellerProfile } from "./seller-profile";

/**
 * The root of truth about one person or business: who they are, never what they did.
 * Immutable; the functions of the account aggregate make the next one.
 */
export type Account = ActiveAccount | SuspendedAccount | DisabledAccount;

export type ActiveAccount = AccountFacts & { readonly status: "ACTIVE" };
export type SuspendedAccount = AccountFacts & { readonly status: "SUSPENDED" };
/** Final: no function gives it another status, a contact, a role or a profile. */
export type DisabledAccount = AccountFacts & { readonly status: "DISABLED" };

/** Everything that every status has. */
export type AccountFacts = {
  readonly id: AccountId;
  readonly status: AccountStatus;
  /** The id this account has in the system it was imported from. */
  readonly externalId: string | null;
  /** How the house calls the holder; a buyer's own name is the same one. */
  readonly name: PersonName | null;
  readonly email: EmailContact | null;
  readonly phone: PhoneContact | null;
  /** Only an imported account without email and phone has one. */
  readonly placeholder: PlaceholderContact | null;
  readonly lock: Lock | null;
  /** Locks that one person alone set and that ended lately: what an unlock must not make forgotten. */
  readonly pastLocks: readonly PastLock[];
  readonly roles: readonly Role[];
  readonly buyerProfile: BuyerProfile | null;
  readonly sellerProfile: SellerProfile | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** The version read; whoever stores the account checks it and counts it up. */
  readonly version: number;
};

export type Contact = EmailContact | PhoneContact | PlaceholderContact;

export type EmailContact = { readonly kind: "EMAIL"; readonly email: Email; readonly verifiedAt: Date | null };

export type PhoneContact = { readonly kind: "PHONE"; readonly phone: Phone; readonly verifiedAt: Date | null };

/** `<external id>@import.invalid`: no mail reaches it, nobody can prove it. */
export type PlaceholderContact = { readonly kind: "PLACEHOLDER"; readonly address: string };

export type PastLock = { readonly scope: LockScope; readonly since: Date; readonly until: Date };

/** An overlay on the status: it takes nothing away but time. */
export type Lock = {
  readonly reason: LockReason;
  readonly scope: LockScope;
  readonly since: Date;
  /** Null when only a person can end it. */
  readonly until: Date | null;
  readonly by: ActorRef;
};
