import type { Sighting } from "@/server/accounts/domain/domain-services/shared-things-service";
import type { CaseAnswer } from "@/server/accounts/domain/entities/review-case";
import type { DateOfBirth } from "@/server/accounts/domain/value-objects/date-of-birth";
import type { Email } from "@/server/accounts/domain/value-objects/email";
import type { Gender } from "@/server/accounts/domain/value-objects/gender";
import type { Gstin } from "@/server/accounts/domain/value-objects/gstin";
import type { LockReason, LockScope } from "@/server/accounts/domain/value-objects/lock-reason";
import type { SellingStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import type { PersonName } from "@/server/accounts/domain/value-objects/person-name";
import type { Phone } from "@/server/accounts/domain/value-objects/phone";
import type { FlagReason } from "@/server/accounts/domain/value-objects/review-reason";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import type { StatusReason } from "@/server/accounts/domain/value-objects/status-reason";
import type { StoreName } from "@/server/accounts/domain/value-objects/store-name";
import type { HistoricSignal } from "../record-history/account-history";

/** Somebody by their external id, as everybody in a made-up marketplace is named until accounts exist. */
export type DemoId = string;

/** One made-up person with everything that ever happened to their account. */
export type DemoPerson = {
  readonly externalId: DemoId;
  readonly name: PersonName;
  readonly email: Email | null;
  readonly phone: Phone | null;
  /** Which contacts answered with their code. */
  readonly proved: { readonly email: boolean; readonly phone: boolean };
  readonly dateOfBirth: DateOfBirth | null;
  readonly gender: Gender | null;
  readonly joinedAt: Date;
  readonly staffRole: StaffRole | null;
  readonly store: DemoStore | null;
  /** Documents and payout account that staff approved. */
  readonly approved: { readonly identity: boolean; readonly payout: boolean };
  /** In order of time. */
  readonly turns: readonly DemoTurn[];
  readonly signals: readonly HistoricSignal[];
  /** In order of time; a flagged account without any gets one when its last bad fact was told. */
  readonly cases: readonly DemoCase[];
  readonly devices: readonly DemoDevice[];
  /** Devices and instruments the shop saw with others too. */
  readonly things: readonly DemoThing[];
  /** Signs in with the demo password. */
  readonly hasPassword: boolean;
};

export type DemoThing = Omit<Sighting, "accountId">;

export type DemoStore = {
  readonly storeName: StoreName;
  readonly gstNumber: Gstin;
  readonly isVerified: boolean;
  readonly stage: SellingStage;
  readonly since: Date;
};

/** What staff did to the account, or a part of the system (`system:…`). */
export type DemoTurn = { readonly at: Date; readonly by: DemoId } & (
  | { readonly kind: "SUSPEND" | "DISABLE"; readonly reason: StatusReason }
  | {
      readonly kind: "LOCK";
      readonly reason: LockReason;
      readonly scope: LockScope;
      readonly until: Date;
      /** Beyond 24 hours somebody else agreed. */
      readonly approvedBy: DemoId | null;
    }
);

export type DemoCase = {
  readonly reason: FlagReason;
  readonly openedAt: Date;
  readonly decision: (CaseAnswer & { readonly by: DemoId; readonly at: Date }) | null;
};

export type DemoDevice = {
  readonly userAgent: string;
  readonly ip: string;
  /** Told, for the addresses of a demo stand in no country. */
  readonly country: string;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly isSignedIn: boolean;
};
