import type { AccountId } from "../value-objects/account-id";
import type { ActorRef } from "../value-objects/actor-ref";
import type { Email } from "../value-objects/email";
import type { InvitationId } from "../value-objects/invitation-id";
import type { PersonName } from "../value-objects/person-name";
import type { StaffRole } from "../value-objects/role-type";

/** PENDING waits for a second person; only a SENT one can be accepted. */
export const INVITATION_STATES = ["PENDING", "SENT", "ACCEPTED", "WITHDRAWN"] as const;

export type InvitationState = (typeof INVITATION_STATES)[number];

export const isInvitationState = (text: string): text is InvitationState =>
  INVITATION_STATES.some((state) => state === text);

/** Somebody is asked to join the team. One living invitation (PENDING or SENT) for one address. */
export type StaffInvitation = {
  readonly id: InvitationId;
  readonly email: Email;
  readonly name: PersonName;
  readonly role: StaffRole;
  readonly invitedBy: ActorRef;
  readonly state: InvitationState;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  /** The account that accepting makes: its id is known before, so that the mail can be sealed for it. */
  readonly accountId: AccountId;
  /** The version read; whoever stores the invitation checks it and counts it up. */
  readonly version: number;
};
