import type { StaffInvitation } from "@/server/accounts/domain/entities/staff-invitation";
import type { Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { InvitationId } from "@/server/accounts/domain/value-objects/invitation-id";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";

/** The team as one unit of work changes it: how many may run it, and whom it invited. */
export type StaffRepository = {
  /**
   * Active accounts that hold ADMIN. Waits for whoever counted before and has not committed yet, so that two changes
   * at once never both see the other's ADMIN.
   */
  countAdmins(): Promise<number>;
  /** Active colleagues who hold one of these roles. */
  listActive(roles: readonly StaffRole[]): Promise<readonly AccountId[]>;
  findInvitation(id: InvitationId): Promise<StaffInvitation | null>;
  /** The PENDING or SENT one for this address, over or not. */
  findLivingInvitation(emailKey: string): Promise<StaffInvitation | null>;
  /** ALREADY_EXISTS while another one for the address lives. */
  insertInvitation(invitation: StaffInvitation): Promise<Result<StaffInvitation>>;
  /** Writes where the version read is still the stored one, else CONFLICT. */
  saveInvitation(before: StaffInvitation, after: StaffInvitation): Promise<Result<StaffInvitation>>;
  /** The address that accepts this version of the invitation, for half an hour. */
  linkFor(invitation: StaffInvitation): Promise<string>;
};
