import type { AllowedActionDto } from "@/server/accounts/application/dto/allowed-action-dto";
import type { Permission } from "@/server/accounts/domain/policies/permission-policy";
import { reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import { isStaffRole } from "@/server/accounts/domain/value-objects/role-type";
import type { AccountFacts } from "./account-facts";
import { grants, type Reader } from "./reader";

type Blocked = (facts: AccountFacts, reader: Reader) => string | null;

const own: Blocked = ({ row }, reader) => (row.id === reader.accountId ? "You cannot act on your own account." : null);

const staff: Blocked = ({ roles }) =>
  roles.some(isStaffRole) ? "This is a staff account. It is managed under Team." : null;

/** Why the account's state forbids an action now, first reason first. The use case decides; this only explains. */
const ACTIONS: readonly (readonly [Permission, readonly Blocked[]])[] = [
  [
    "account.lock",
    [
      own,
      staff,
      ({ status }) => (status === "DISABLED" ? "Disabled accounts are final: nothing is left to lock." : null),
    ],
  ],
  ["account.unlock", [own, ({ isLocked }) => (isLocked ? null : "This account is not locked.")]],
  [
    "account.change-status",
    [own, staff, ({ status }) => (status === "DISABLED" ? "Disabled accounts are final." : null)],
  ],
  ["account.end-sessions", [own, ({ row }) => (row.live_sessions > 0 ? null : "No session is live.")]],
  ["account.reveal", []],
  ["account.read-trust", []],
  ["trust.override", [own, staff]],
  ["trust.take-back-signal", [own, staff]],
  ["trust.lift-override", [own, ({ override }) => (override ? null : "No override is in force.")]],
  ["case.clear", [own, ({ row }) => (row.case_id === null ? "No case is open." : null)]],
  [
    "case.verify",
    [
      own,
      staff,
      ({ row }) => (row.case_id === null ? "No case is open." : null),
      ({ row }) => (row.verified ? null : "No contact is confirmed: nobody can be asked."),
      ({ status, isLocked, row }) =>
        status !== "ACTIVE" || (isLocked && row.lock_scope === "ACCOUNT")
          ? "The account is on hold: its holder can't answer."
          : null,
    ],
  ],
  [
    "case.limit",
    [
      own,
      staff,
      ({ row }) => (row.case_id === null ? "No case is open." : null),
      ({ status }) => (status === "DISABLED" ? "Disabled accounts are final: nothing is left to limit." : null),
    ],
  ],
  [
    "case.suspend",
    [
      own,
      staff,
      ({ row }) => (row.case_id === null ? "No case is open." : null),
      ({ status }) => (status === "ACTIVE" ? null : "Only an active account can be suspended."),
    ],
  ],
  ["case.lock", [own, staff, ({ row }) => (row.case_id === null ? "No case is open." : null)]],
];

/** What the reader's role may do with this account; actions it has not are absent. */
export const allowedActions = (facts: AccountFacts, reader: Reader): AllowedActionDto[] =>
  ACTIONS.filter(([action]) => grants(reader.role, action)).map(([action, reasons]) => ({
    action,
    blockedBecause: reasons.map((blocked) => blocked(facts, reader)).find((reason) => reason !== null) ?? null,
    limitHours: action.endsWith(".lock") ? reviewPolicy.lockHoursWithoutApproval : null,
  }));
