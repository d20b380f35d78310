import type { MarketplaceRole } from "@/server/accounts/domain/value-objects/role-type";
import type { SessionDto } from "./session-dto";

/** The holder's own account: theirs to read in clear. */
export type OwnProfileDto = {
  readonly id: string;
  readonly name: string | null;
  readonly email: OwnContactDto | null;
  readonly phone: OwnContactDto | null;
  readonly roles: readonly MarketplaceRole[];
  readonly buyer: { readonly name: string; readonly dateOfBirth: string | null; readonly gender: string | null } | null;
  readonly seller: {
    readonly storeName: string;
    readonly gstNumber: string | null;
    readonly stageLabel: string;
  } | null;
  readonly createdAt: Date;
  readonly version: number;
};

export type OwnContactDto = { readonly value: string; readonly verifiedAt: Date | null };

/** "Where you are signed in": this session first, then the others by last activity. Live ones only. */
export type OwnSessionsDto = {
  readonly sessions: readonly SessionDto[];
  readonly passwordChangedAt: Date | null;
};
