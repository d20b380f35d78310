import type { RoleType } from "../value-objects/role-type";

/** Who may: a role, the account's own holder, or anybody at all. */
export type Grantee = RoleType | "HOLDER" | "ANYONE";

const allStaff = ["SUPPORT", "ANALYST", "LEAD", "AUDITOR", "ADMIN"] as const;
const frontLine = ["SUPPORT", "ANALYST", "LEAD"] as const;
const reviewers = ["ANALYST", "LEAD"] as const;
const readersOfTrust = ["ANALYST", "LEAD", "AUDITOR", "ADMIN"] as const;

/**
 * The one table of permissions (domain rules, section 1). Each names an action; every entrance declares exactly one.
 * The table is printed in the docs and tested against every procedure.
 */
export const permissionTable = {
  "session.read": ["ANYONE"],
  "policy.read-public": ["ANYONE"],
  "session.logout": ["HOLDER", ...allStaff],
  "session.step-up": ["HOLDER", ...allStaff],
  "session.passkey-login": ["ANYONE"],
  "session.second-factor": ["ANYONE"],
  /** Staff on their way in set one up before they have a session: the use case says who may. */
  "account.add-own-passkey": ["ANYONE"],
  "live.subscribe": ["HOLDER", ...allStaff],
  "account.read-own": ["HOLDER"],
  "account.update-profile": ["HOLDER"],
  "account.end-own-session": ["HOLDER", ...allStaff],
  "account.rename-device": ["HOLDER"],
  "account.deny-device": ["HOLDER"],
  "account.look-up": allStaff,
  "account.read": allStaff,
  "account.read-sessions": allStaff,
  "account.read-trust": readersOfTrust,
  /** Who shares what with whom: signals, as points are. */
  "account.read-links": readersOfTrust,
  "account.reveal": frontLine,
  /** Asks only: a LEAD who is somebody else approves. */
  "trust.override": reviewers,
  /** Asks only, as an override does. */
  "trust.take-back-signal": reviewers,
  "trust.lift-override": ["LEAD"],
  "signal.read": readersOfTrust,
  "account.lock": frontLine,
  "account.unlock": reviewers,
  "account.end-sessions": frontLine,
  /** Asks only: another LEAD approves. */
  "account.change-status": reviewers,
  "case.read": ["ANALYST", "LEAD", "AUDITOR"],
  "case.clear": reviewers,
  "case.verify": reviewers,
  "case.limit": reviewers,
  /** Asks only, as a change of status does; the account is contained meanwhile. */
  "case.suspend": reviewers,
  "case.lock": reviewers,
  /** One's own last answer, for as long as the policy lets it be undone. */
  "case.undo": reviewers,
  /** Several linked accounts, each by the decision that stands for one. */
  "case.decide-cluster": reviewers,
  "approval.read": readersOfTrust,
  /** Which of the two may approve what stands in the approval policy. */
  "approval.approve": ["LEAD", "ADMIN"],
  "approval.decline": ["LEAD", "ADMIN"],
  /** One's own question. */
  "approval.withdraw": ["ANALYST", "LEAD", "ADMIN"],
  "appeal.read": ["ANALYST", "LEAD", "AUDITOR"],
  "appeal.decide": reviewers,
  /** SUPPORT sees its own entries only: the query narrows by role. */
  "audit.read": allStaff,
  /** Up to where the trail is sealed, and whether it was found intact: nothing of what stands in it. */
  "audit.read-chain": allStaff,
  "audit.export": ["LEAD", "AUDITOR"],
  "audit.verify": ["LEAD", "AUDITOR", "ADMIN"],
  "policy.read": readersOfTrust,
  "policy.backtest": reviewers,
  "policy.cancel-backtest": reviewers,
  /** Whoever may answer the cases that it opens. */
  "policy.open-sample": reviewers,
  "policy.create-draft": ["LEAD"],
  "policy.change-draft": ["LEAD"],
  "policy.merge-draft": ["LEAD"],
  "policy.discard": ["LEAD"],
  "policy.start-shadow": ["LEAD"],
  /** Both ask only: another LEAD approves. */
  "policy.request-publish": ["LEAD"],
  "policy.roll-back": ["LEAD"],
  /** Alone: accounts go back to what everybody else is scored by; going on is covered by the plan's approval. */
  "policy.pause-ramp": ["LEAD"],
  "policy.take-back-ramp": ["LEAD"],
  "policy.resume-ramp": ["LEAD"],
  "seller.open-application": ["HOLDER"],
  "seller.save-stage": ["HOLDER"],
  "seller.submit-stage": ["HOLDER"],
  "seller.withdraw-application": ["HOLDER"],
  "seller.edit-store": ["HOLDER"],
  /** The list, the board and what an application holds. */
  "seller.read": ["ANALYST", "LEAD", "AUDITOR"],
  /** An ANALYST for themselves, a LEAD anybody who may decide. */
  "seller.assign": reviewers,
  /** One answer of an application, with a reason; the entry is that of any reveal. */
  "seller.reveal-declared": reviewers,
  /** Never one's own application; FINAL is not for whoever approved IDENTITY. */
  "seller.approve-stage": reviewers,
  "seller.return-stage": reviewers,
  /** What sent the stage to review takes a LEAD: the saga says so. */
  "seller.override-check": reviewers,
  /** Asks only: a LEAD who is somebody else approves. */
  "seller.reject-application": reviewers,
  "document.read-own": ["HOLDER"],
  "document.remove": ["HOLDER"],
  /** That there are some, of what kind: the auditor reads no names of files. */
  "document.read": ["ANALYST", "LEAD", "AUDITOR"],
  "document.open": reviewers,
  "team.read": ["LEAD", "AUDITOR", "ADMIN"],
  "account.assign-role": ["ADMIN"],
  "account.revoke-role": ["ADMIN"],
  "account.reset-second-factor": ["ADMIN"],
  "staff.invite": ["ADMIN"],
  "staff.withdraw-invitation": ["ADMIN"],
  "staff.deactivate": ["ADMIN"],
  "api-key.read": ["AUDITOR", "ADMIN"],
  "api-key.create": ["ADMIN"],
  "api-key.revoke": ["ADMIN"],
  "webhook.redeliver": ["ADMIN"],
  "webhook.resume": ["ADMIN"],
  "system.read": ["LEAD", "AUDITOR", "ADMIN"],
  "read-model.rebuild": ["ADMIN"],
  "system.replay-message": ["LEAD", "ADMIN"],
  "system.skip-message": ["LEAD", "ADMIN"],
} as const satisfies Record<string, readonly Grantee[]>;

export type Permission = keyof typeof permissionTable;
