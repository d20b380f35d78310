import type { InvitationState } from "@/server/accounts/domain/entities/staff-invitation";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import type { AllowedActionDto } from "./allowed-action-dto";
import type { Page } from "./page";

/** LEFT: was of the team once. LOCKED: kept out for now, by any lock. */
export type TeamStatus = "ACTIVE" | "LOCKED" | "SUSPENDED" | "DISABLED" | "LEFT";

/** One member of the team, or somebody who left it. */
export type TeamMemberDto = {
  readonly accountId: string;
  readonly name: string;
  /** One, but for accounts that older tools gave several. */
  readonly roles: readonly StaffRole[];
  readonly status: TeamStatus;
  readonly secondFactor: { readonly app: boolean; readonly passkeys: number };
  readonly lastSignInAt: Date | null;
  /** What waits for a second person's answer. */
  readonly requests: readonly TeamRequestDto[];
  readonly isYou: boolean;
  readonly can: readonly AllowedActionDto[];
};

export type TeamRequestDto = {
  readonly approvalId: string;
  readonly action: string;
  readonly requestedByName: string;
  readonly requestedAt: Date;
};

export type TeamDto = Page<TeamMemberDto> & {
  /** Can anybody but the reader approve what they ask for? */
  readonly hasSecondAdmin: boolean;
};

/** OVER: nobody accepted it in its days. */
export type InvitationStatus = InvitationState | "OVER";

/** Somebody who was asked to join and did not yet. */
export type TeamInvitationDto = {
  readonly invitationId: string;
  readonly name: string;
  readonly maskedEmail: string;
  readonly role: StaffRole;
  readonly status: InvitationStatus;
  readonly invitedByName: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly canResend: boolean;
  readonly canWithdraw: boolean;
};

export type TeamInvitationsDto = Page<TeamInvitationDto>;
