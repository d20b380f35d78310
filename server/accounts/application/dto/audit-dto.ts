import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import type { AccountRefDto } from "./account-dto";
import type { Page } from "./page";

export type AuditPageDto = Page<AuditRowDto> & {
  /** The bound that was searched; older entries need an earlier `from`. */
  readonly from: Date;
  readonly to: Date;
  /** What the filters may choose from. */
  readonly actions: readonly { readonly action: string; readonly label: string }[];
  /** The people on the first page's filter; empty on later pages and for those who see their own entries alone. */
  readonly staff: readonly AuditStaffDto[];
  readonly ownOnly: boolean;
};

export type AuditStaffDto = { readonly accountId: string; readonly name: string; readonly role: StaffRole };

export type AuditRowDto = {
  readonly id: string;
  /** Order of writing, as text: it may outgrow a number. */
  readonly seq: string;
  readonly recordedAt: Date;
  readonly actor: AuditActorDto;
  readonly action: string;
  readonly actionLabel: string;
  readonly outcome: "DONE" | "REFUSED";
  readonly refusalCode: string | null;
  readonly on: AuditSubjectDto | null;
  readonly reasonCode: string | null;
  readonly reasonLabel: string | null;
  readonly channel: string;
  readonly channelLabel: string;
  /** How many alike refusals of anonymous callers this entry stands for. */
  readonly occurrences: number;
};

export type AuditActorDto = {
  readonly kind: "STAFF" | "HOLDER" | "ANONYMOUS" | "SYSTEM" | "OPERATOR" | "MACHINE";
  readonly name: string;
  readonly role: string | null;
  readonly accountId: string | null;
};

export type AuditSubjectDto = {
  readonly type: string;
  readonly id: string;
  readonly label: string;
  readonly account: AccountRefDto | null;
};

export type AuditEntryDto = AuditRowDto & {
  readonly changes: readonly AuditChangeDto[];
  readonly note: string | null;
  /** A note exists that this role does not read. */
  readonly noteWithheld: boolean;
  readonly requestId: string;
  readonly sessionId: string | null;
  readonly maskedIp: string | null;
  readonly policyVersion: number | null;
};

/** A field before and after. Private values are never shown, only that they changed. */
export type AuditChangeDto = {
  readonly field: string;
  readonly kind: "ADDED" | "REMOVED" | "CHANGED" | "PRIVATE";
  /** TIME: both values are ISO 8601, for the reader's own zone. */
  readonly format: "TEXT" | "TIME";
  readonly before: string | null;
  readonly after: string | null;
};
