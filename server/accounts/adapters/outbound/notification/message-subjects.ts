import type { NotificationTemplate } from "@/server/accounts/application/ports/outbound/notification-port";

/** What shows on locked screens. Fixed words, so no code, name or reason can stand in one. */
export const messageSubjects: Readonly<Record<NotificationTemplate, string>> = {
  VERIFY_CONTACT: "Confirm your address",
  ALREADY_REGISTERED: "You already have an account",
  NEW_DEVICE: "New sign-in to your account",
  ACCOUNT_ON_HOLD: "Your account is on hold",
  RESET_PASSWORD: "Choose a new password",
  PASSWORD_CHANGED: "Your password was changed",
  CHANGE_CONTACT: "Confirm your new address",
  CONTACT_CHANGED: "Your contact details were changed",
  CONTACT_TAKEN: "This address is in use",
  SECOND_FACTOR_CHANGED: "Your two-step sign-in was changed",
  RECOVERY_CODE_USED: "A recovery code was used",
  SIGN_IN_CODE: "Your code to sign in",
  UNLOCK_CODE: "Your code to sign in again",
  SESSION_REUSED: "We signed you out to keep your account safe",
  STAFF_INVITATION: "You are invited to work in Goodstanding",
  REQUEST_LAPSES: "A request waits for a second person",
  IDENTITY_ASKED: "Please confirm that it is you",
  STATEMENT_OF_REASONS: "A decision about your account",
  APPEAL_ANSWERED: "Our answer to your appeal",
  SELLER_APPLICATION: "Your application to sell",
  ACCOUNT_CLOSING: "Your account will be closed",
  ACCOUNT_CLOSING_STOPPED: "Your account stays open",
  ACCOUNT_CLOSED: "Your account is closed",
  DATA_EXPORTED: "A copy of your data was made",
};
