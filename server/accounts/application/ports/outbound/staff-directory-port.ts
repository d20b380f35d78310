import type { StaffInvitation } from "@/server/accounts/domain/entities/staff-invitation";
import type { InvitationId } from "@/server/accounts/domain/value-objects/invitation-id";

/** Reads about the team that need no unit of work, on the primary database. They decide nothing by themselves. */
export type StaffDirectory = {
  /** Active accounts that hold ADMIN. */
  countAdmins(): Promise<number>;
  findInvitation(id: InvitationId): Promise<StaffInvitation | null>;
};
