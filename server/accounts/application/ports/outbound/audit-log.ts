import type { RefusalCode } from "@/server/accounts/domain/exceptions/refusal";
import type { Actor, RequestOrigin } from "./actor";

/** Verb-noun of the use case, as in the permission table. Grows with the product. */
export type AuditAction =
  | "account.register"
  | "account.verify"
  | "account.import"
  | "account.update-profile"
  | "account.lock"
  | "account.unlock"
  | "account.lift-expired-lock"
  | "account.release"
  | "account.reveal"
  | "account.end-session"
  | "account.end-sessions"
  | "account.change-status"
  | "account.assign-role"
  | "account.look-up"
  | "session.login"
  | "session.demo-login"
  | "session.logout"
  | "case.open"
  | "case.clear"
  | "case.lock"
  | "signal.record"
  | "trust.evaluate"
  | "policy.publish"
  | "demo.load"
  | "import.run";

export type AuditSubject = {
  readonly type: "ACCOUNT" | "CASE" | "SESSION" | "POLICY" | "IMPORT";
  readonly id: string;
};

/** Writes the entry of a refusal that never reached a unit of work: a missing permission, an input that did not parse. */
export type AuditLog = {
  recordRefusal(refused: {
    readonly action: AuditAction;
    readonly actor: Actor;
    readonly origin: RequestOrigin;
    readonly code: RefusalCode;
    readonly subject: AuditSubject | null;
  }): Promise<void>;
};
