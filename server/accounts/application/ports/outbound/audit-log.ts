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
  | "account.request-reset"
  | "account.reset-password"
  | "account.change-password"
  | "account.change-contact"
  | "account.confirm-contact"
  | "account.remove-contact"
  | "account.add-totp"
  | "account.confirm-totp"
  | "account.remove-second-factor"
  | "account.renew-recovery-codes"
  | "account.add-passkey"
  | "account.remove-passkey"
  | "account.deny-device"
  | "account.rename-device"
  | "account.export-activity"
  | "account.request-unlock"
  | "account.unlock-own"
  | "account.add-address"
  | "account.change-address"
  | "account.remove-address"
  | "account.choose-notifications"
  | "account.export-data"
  | "account.request-closing"
  | "account.cancel-closing"
  | "account.close"
  | "account.revoke-role"
  | "account.reset-second-factor"
  | "appeal.submit"
  | "appeal.decide"
  | "approval.approve"
  | "approval.decline"
  | "approval.lapse"
  | "staff.invite"
  | "staff.withdraw-invitation"
  | "staff.accept-invitation"
  | "staff.create"
  | "staff.deactivate"
  | "session.second-factor"
  | "session.passkey-login"
  | "session.company-login"
  | "session.step-up"
  | "session.confirm-code"
  | "session.reuse"
  | "session.login"
  | "session.demo-login"
  | "session.logout"
  | "case.open"
  | "case.clear"
  | "case.lock"
  | "case.suspend"
  | "signal.record"
  | "trust.evaluate"
  | "policy.publish"
  | "read-model.rebuild"
  | "demo.load"
  | "api-key.create"
  | "api-key.revoke"
  | "api.request"
  | "event.receive"
  | "message.park"
  | "message.replay"
  | "message.skip"
  | "import.run";

export type AuditSubject = {
  readonly type:
    | "ACCOUNT"
    | "CASE"
    | "SESSION"
    | "POLICY"
    | "IMPORT"
    | "APPROVAL"
    | "APPEAL"
    | "INVITATION"
    | "API_KEY"
    | "MESSAGE";
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
