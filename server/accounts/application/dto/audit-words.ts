import type { AuditAction } from "@/server/accounts/application/ports/outbound/audit-log";
import { isLockReason } from "@/server/accounts/domain/value-objects/lock-reason";
import { CLEARED_BY_TIME, isClearReason, isVerifyReason } from "@/server/accounts/domain/value-objects/review-reason";
import { CLEARED_BY_TIME_LABEL, clearReasonLabel, lockReasonLabel, verifyReasonLabel } from "./reason-words";
import { FIELD_LABELS, sellerReasonLabel } from "./stage-review-words";

type Words = readonly [done: string, asked: string];

/** Each action in plain words: done, and (when it was refused) asked. A new action without words does not compile. */
const ACTIONS: Readonly<Record<AuditAction, Words>> = {
  "account.register": ["Account created", "Sign-up asked"],
  "account.verify": ["Contact verified", "Verification asked"],
  "account.import": ["Account imported", "Import asked"],
  "account.update-profile": ["Profile changed", "Profile change asked"],
  "account.update": ["Account changed by another system", "Change of an account asked"],
  "account.apply-to-sell": ["Application to sell opened", "Application to sell asked"],
  "account.lock": ["Account locked", "Lock asked"],
  "account.unlock": ["Account unlocked", "Unlock asked"],
  "account.lift-expired-lock": ["Lock ended by the clock", "End of lock asked"],
  "account.release": ["Account released: nobody confirmed it", "Release asked"],
  "account.reveal": ["Private value revealed", "Reveal asked"],
  "account.end-session": ["Session ended", "End of session asked"],
  "account.end-sessions": ["Sessions ended", "End of sessions asked"],
  "account.change-status": ["Status changed", "Status change asked"],
  "account.assign-role": ["Role assigned", "Role asked"],
  "account.look-up": ["Looked up", "Look-up asked"],
  "account.request-reset": ["Password link asked", "Password link refused"],
  "account.reset-password": ["Password reset by link", "Password reset asked"],
  "account.change-password": ["Password changed", "Password change asked"],
  "account.change-contact": ["New contact asked", "Change of contact asked"],
  "account.confirm-contact": ["Contact changed", "Confirmation of a contact asked"],
  "account.remove-contact": ["Contact removed", "Removal of a contact asked"],
  "account.add-totp": ["Authenticator app begun", "Authenticator app asked"],
  "account.confirm-totp": ["Authenticator app added", "Authenticator app asked"],
  "account.remove-second-factor": ["Two-step sign-in turned off", "Turning off two-step sign-in asked"],
  "account.renew-recovery-codes": ["Recovery codes made anew", "New recovery codes asked"],
  "account.add-passkey": ["Passkey added", "Passkey asked"],
  "account.remove-passkey": ["Passkey removed", "Removal of a passkey asked"],
  "account.deny-device": ["Device reported by its owner", "Report of a device asked"],
  "account.rename-device": ["Device renamed by its owner", "New name of a device asked"],
  "account.export-activity": ["Own security activity downloaded", "Download of own activity asked"],
  "account.request-unlock": ["Unlock code asked", "Unlock code refused"],
  "account.unlock-own": ["Unlocked by its owner", "Unlock by the owner asked"],
  "account.add-address": ["Address added", "Address asked"],
  "account.change-address": ["Address changed", "Change of address asked"],
  "account.remove-address": ["Address removed", "Removal of an address asked"],
  "account.choose-notifications": ["Messages chosen", "Choice of messages asked"],
  "account.export-data": ["Own data downloaded", "Download of own data asked"],
  "account.request-closing": ["Closing asked by its owner", "Closing refused"],
  "account.cancel-closing": ["Closing called off", "Calling off the closing asked"],
  "account.close": ["Closed at its owner's wish", "Closing asked"],
  "account.revoke-role": ["Role taken back", "Taking back a role asked"],
  "account.reset-second-factor": ["Second factor reset by staff", "Reset of a second factor asked"],
  "console.read": ["Page read", "A page that the role may not read"],
  "appeal.submit": ["Appeal received", "Appeal asked"],
  "appeal.decide": ["Appeal answered", "Answer to an appeal asked"],
  "approval.approve": ["Request approved", "Approval asked"],
  "approval.decline": ["Request declined", "Decline asked"],
  "approval.remind": ["Those concerned told that a request lapses", "Reminder asked"],
  "approval.withdraw": ["Request withdrawn by who asked", "Withdrawal asked"],
  "approval.lapse": ["Request lapsed", "Lapse asked"],
  "staff.invite": ["Colleague invited", "Invitation asked"],
  "staff.withdraw-invitation": ["Invitation withdrawn", "Withdrawal of an invitation asked"],
  "staff.accept-invitation": ["Invitation accepted", "Acceptance of an invitation asked"],
  "staff.create": ["Staff account created", "Staff account asked"],
  "staff.deactivate": ["Colleague deactivated", "Deactivation asked"],
  "session.second-factor": ["Second factor proved", "Second factor refused"],
  "session.passkey-login": ["Signed in with a passkey", "Passkey sign-in refused"],
  "session.company-login": ["Signed in through the company", "Company sign-in refused"],
  "session.step-up": ["Proved again", "Step-up refused"],
  "session.confirm-code": ["Sign-in code proved", "Sign-in code refused"],
  "session.reuse": ["Old session token came back", "Old session token refused"],
  "session.login": ["Signed in", "Sign-in refused"],
  "session.demo-login": ["Signed in to the demo", "Demo sign-in asked"],
  "session.logout": ["Signed out", "Sign-out asked"],
  "case.open": ["Case opened", "Case asked"],
  "case.clear": ["Flag cleared", "Clearing asked"],
  "case.lock": ["Account locked from its case", "Lock asked from the case"],
  "case.limit": ["Outputs limited from the case", "Limit asked from the case"],
  "case.verify": ["Holder asked to confirm", "Question to the holder asked"],
  "case.undo": ["Decision undone", "Undo asked"],
  "case.decide-cluster": ["Decision on linked accounts asked", "Decision on linked accounts refused"],
  "case.contain-linked": ["Contained with linked accounts", "Containing with linked accounts refused"],
  "case.decide-linked": ["Decided with linked accounts, as approved", "Decision with linked accounts refused"],
  "case.release-linked": ["Let go with linked accounts", "Letting go with linked accounts refused"],
  "case.finish-cluster": ["Decision on linked accounts finished", "End of a decision on linked accounts refused"],
  "account.confirm-identity": ["Holder confirmed that it is them", "Confirmation by the holder asked"],
  "case.suspend": ["Suspension asked from the case", "Suspension asked from the case"],
  "signal.record": ["Evidence recorded", "Evidence sent"],
  "trust.evaluate": ["Standing evaluated", "Evaluation asked"],
  "trust.take-back-signal": ["Signal reported as wrong", "Report of a wrong signal asked"],
  "trust.override": ["Override of the standing asked", "Override of the standing asked"],
  "trust.lift-override": ["Override lifted", "Lifting an override asked"],
  "trust.lapse-override": ["Override ended by the clock", "End of an override asked"],
  "seller.open-application": ["Application to sell opened by its owner", "Application to sell asked"],
  "seller.save-stage": ["Draft of an application saved", "Saving a draft asked"],
  "seller.submit-stage": ["Stage of an application sent", "Sending a stage asked"],
  "seller.assign": ["Application taken, handed over or released", "Taking an application asked"],
  "seller.approve-stage": ["Stage of an application approved", "Approval of a stage asked"],
  "seller.return-stage": ["Stage of an application sent back", "Sending a stage back asked"],
  "seller.override-check": ["Failed check overridden", "Override of a check asked"],
  "seller.reject-application": ["Rejection of a seller asked", "Rejection of a seller refused"],
  "seller.withdraw-application": ["Application to sell withdrawn", "Withdrawal of an application asked"],
  "seller.edit-store": ["Store changed by its owner", "Change of a store asked"],
  "seller.run-step": ["Step of an application done", "Step of an application refused"],
  "seller.pass-time": ["Time of an application passed", "Passing of time refused"],
  "seller.note-standing": ["Application paused or resumed", "Pausing an application refused"],
  "document.upload": ["Document added by its owner", "Document not taken in"],
  "document.remove": ["Document removed by its owner", "Removal of a document asked"],
  "document.open": ["Document opened", "Opening a document asked"],
  "document.note-over": ["Time of a document's erasure noted", "Noting a document's time refused"],
  "document.erase": ["Document erased", "Erasure of a document refused"],
  "policy.publish": ["Policy published", "Publishing asked"],
  "policy.create-draft": ["Policy draft opened", "Policy draft asked"],
  "policy.change-draft": ["Policy draft changed", "Change of a policy draft asked"],
  "policy.merge-draft": ["Policy draft put on the live version", "Merge of a policy draft asked"],
  "policy.discard": ["Policy document discarded", "Discarding a policy document asked"],
  "policy.start-shadow": ["Policy scored in shadow from now on", "Shadow of a policy asked"],
  "policy.request-publish": ["Publishing of a policy asked", "Publishing of a policy asked"],
  "policy.roll-back": ["Return of an earlier policy asked", "Return of an earlier policy asked"],
  "policy.roll-back-by-rule": ["Policy rolled back by its own rule", "Rolling a policy back by its rule asked"],
  "policy.ramp-step": ["Step of a ramp taken", "Step of a ramp asked"],
  "policy.pause-ramp": ["Ramp paused", "Pausing a ramp asked"],
  "policy.resume-ramp": ["Ramp resumed", "Resuming a ramp asked"],
  "policy.take-back-ramp": ["Ramp taken back", "Taking a ramp back asked"],
  "policy.take-back-ramp-by-rule": ["Ramp taken back by its own rule", "Taking a ramp back by its rule asked"],
  "policy.backtest": ["Backtest started", "Backtest asked"],
  "policy.cancel-backtest": ["Backtest cancelled", "Cancelling a backtest asked"],
  "policy.open-sample": ["Largest moves opened as a review sample", "Review sample asked"],
  "audit.export": ["Audit trail exported", "Export of the audit trail asked"],
  "audit.verify": ["Verification of the audit trail asked", "Verification of the audit trail refused"],
  "audit.drop-month": ["A month of the trail dropped at the end of its time", "Dropping a month asked"],
  "audit.hold-months": ["Months of the trail held, however old", "Holding months refused"],
  "audit.release-months": ["Held months of the trail released", "Releasing months refused"],
  "read-model.rebuild": ["Read model built anew", "Rebuild asked"],
  "api-key.create": ["API key made", "API key asked"],
  "api-key.revoke": ["API key revoked", "Revoking an API key asked"],
  "webhook.create": ["Webhook made", "Webhook asked"],
  "webhook.delete": ["Webhook deleted", "Deleting a webhook asked"],
  "webhook.rotate-secret": ["Webhook secret renewed", "New webhook secret asked"],
  "webhook.disable": ["Webhook stopped: its receiver failed for long", "Stopping a webhook asked"],
  "webhook.resume": ["Webhook started again", "Starting a webhook again asked"],
  "webhook.redeliver": ["Parked deliveries sent again", "Redelivery asked"],
  "api.request": ["Request of another system", "Request of another system refused"],
  "event.receive": ["Events of the shop received", "Events of the shop sent"],
  "message.park": ["Messages set aside", "Setting messages aside asked"],
  "message.replay": ["Parked message taken again", "Replay of a parked message asked"],
  "message.skip": ["Parked message given up", "Skipping of a parked message asked"],
  "demo.load": ["Demo marketplace loaded", "Demo marketplace asked"],
  "import.run": ["Import run", "Import asked"],
};

const REVEAL_REASONS: Readonly<Record<string, string>> = {
  CONTACT_HOLDER: "To contact the holder",
  COMPARE_EVIDENCE: "To compare evidence",
  HOLDER_ASKED: "The holder asked for it",
};

const REVEALED_FIELDS: Readonly<Record<string, string>> = {
  email: "Email",
  phone: "Phone",
  ip: "IP address",
  gstin: "GSTIN",
  dateOfBirth: "Date of birth",
};

const CHANNELS: Readonly<Record<string, string>> = { web: "Web", api: "API", worker: "System", cli: "Command line" };

/** The words for an action; the code itself for one of an older or newer version. */
export function actionLabel(action: string, outcome: "DONE" | "REFUSED"): string {
  const words = isAuditAction(action) ? ACTIONS[action] : undefined;
  return words?.[outcome === "DONE" ? 0 : 1] ?? action;
}

/** What a filter may choose from. */
export const knownActions: readonly { readonly action: string; readonly label: string }[] = Object.entries(ACTIONS)
  .map(([action, [label]]) => ({ action, label }))
  .sort((a, b) => (a.label < b.label ? -1 : 1));

/** How much of the trail was taken along. */
const EXPORTED: Readonly<Record<string, string>> = { WHOLE: "All of it", FILTERED: "A part of it" };

/** A reason code in words: of locks, clearings, exports and reveals (`CONTACT_HOLDER:email`). */
export function reasonLabel(code: string): string {
  if (isLockReason(code)) return lockReasonLabel(code);
  if (code === CLEARED_BY_TIME) return CLEARED_BY_TIME_LABEL;
  if (isClearReason(code)) return clearReasonLabel(code);
  if (isVerifyReason(code)) return verifyReasonLabel(code);
  const extent = EXPORTED[code];
  if (extent) return extent;
  const [reason = "", field = ""] = code.split(":");
  const why = REVEAL_REASONS[reason];
  if (!why) return sellerReasonLabel(code) ?? code;
  const [, declared = ""] = field.split(".");
  return [REVEALED_FIELDS[field] ?? FIELD_LABELS[declared], why.toLowerCase()].filter(Boolean).join(", ");
}

export const channelLabel = (channel: string): string => CHANNELS[channel] ?? channel;

const isAuditAction = (action: string): action is AuditAction => action in ACTIONS;
