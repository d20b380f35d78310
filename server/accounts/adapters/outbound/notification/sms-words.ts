import type { NotificationTemplate } from "@/server/accounts/application/ports/outbound/notification-port";
import { type MessageValues, need, needLink, needMoment } from "./message-values";

/** A message by text, or why this one goes by email alone. */
export type SmsWords = { readonly text: string } | { readonly emailOnly: string };

const minutesOf = (values: MessageValues, usual: string): string => values["minutes"] ?? usual;
const sms =
  (write: (values: MessageValues) => string) =>
  (values: MessageValues): SmsWords => ({ text: write(values) });
const codeToUse = (use: string) =>
  sms(
    (values) =>
      `${need(values, "code")} is your Goodstanding code${use}. It works for ${minutesOf(values, "10")} minutes, once. We never ask for it.`,
  );

/** Every text message: short, and clear without the ones before it. A value that is missing throws. */
export const smsWords: Readonly<Record<NotificationTemplate, (values: MessageValues) => SmsWords>> = {
  VERIFY_CONTACT: codeToUse(""),
  ALREADY_REGISTERED: sms(
    () =>
      "Goodstanding: you already have an account with this number. Sign in instead. If you did not ask, ignore this message.",
  ),
  NEW_DEVICE: sms(
    (values) =>
      `Goodstanding: new sign-in from ${need(values, "device")}, ${needMoment(values, "at")}. Not you? Sign in and sign out all other devices.`,
  ),
  ACCOUNT_ON_HOLD: sms(
    () => "Goodstanding: your account is on hold while we check some details. Sign in to see what we need.",
  ),
  RESET_PASSWORD: sms(
    (values) =>
      `Goodstanding: choose a new password within ${minutesOf(values, "30")} minutes: ${needLink(values)} If you did not ask, ignore this message.`,
  ),
  PASSWORD_CHANGED: sms(
    (values) =>
      `Goodstanding: your password was changed, ${needMoment(values, "at")}. Not you? Reset it now and sign out all other devices.`,
  ),
  CHANGE_CONTACT: codeToUse(" to confirm this number"),
  CONTACT_CHANGED: sms(
    (values) =>
      `Goodstanding: the ${need(values, "what")} of your account was ${need(values, "change")}, ${needMoment(values, "at")}. Not you? Reset your password now.`,
  ),
  CONTACT_TAKEN: sms(
    () =>
      "Goodstanding: somebody tried to use this number for another account. It belongs to one already, so nothing was changed.",
  ),
  SECOND_FACTOR_CHANGED: sms(
    (values) =>
      `Goodstanding: two-step sign-in changed: ${need(values, "what")} ${need(values, "change")}, ${needMoment(values, "at")}. Not you? Reset your password now.`,
  ),
  RECOVERY_CODE_USED: sms(
    (values) =>
      `Goodstanding: a recovery code was used to sign in. Unused codes: ${need(values, "left")}. Not you? Reset your password now.`,
  ),
  SIGN_IN_CODE: codeToUse(" to sign in"),
  UNLOCK_CODE: codeToUse(" to sign in again"),
  SESSION_REUSED: sms(
    (values) =>
      `Goodstanding: two devices used the same sign-in, ${needMoment(values, "at")}, so we ended it. Sign in again to continue.`,
  ),
  STAFF_INVITATION: () => ({ emailOnly: "Invitations to staff go to a work email address" }),
  REQUEST_LAPSES: () => ({ emailOnly: "What concerns the team goes to a work email address" }),
  CLUSTER_DECIDED: () => ({ emailOnly: "What concerns the team goes to a work email address" }),
  RAMP_TAKEN_BACK: () => ({ emailOnly: "What concerns the team goes to a work email address" }),
  POLICY_ROLLED_BACK: () => ({ emailOnly: "What concerns the team goes to a work email address" }),
  IDENTITY_ASKED: sms(
    (values) =>
      `Goodstanding: please confirm that it is you, before ${needMoment(values, "until")}. Sign in and open Confirm in your account. We never ask for a code by phone.`,
  ),
  STATEMENT_OF_REASONS: sms(
    () => "Goodstanding: we made a decision about your account. Sign in to read our reasons and to answer.",
  ),
  APPEAL_ANSWERED: sms(() => "Goodstanding: we have answered your appeal. Sign in to read our answer."),
  SELLER_APPLICATION: sms(() => "Goodstanding: there is news about your application to sell. Sign in to read it."),
  ACCOUNT_CLOSING: sms(
    (values) =>
      `Goodstanding: your account closes on ${needMoment(values, "closesAt")}. To keep it, sign in before then.`,
  ),
  ACCOUNT_CLOSING_STOPPED: sms(
    () => "Goodstanding: you chose to keep your account. It will not be closed. Not you? Reset your password now.",
  ),
  ACCOUNT_CLOSED: sms(() => "Goodstanding: your account is closed. This is our last message to you."),
  DATA_EXPORTED: sms(
    (values) =>
      `Goodstanding: a copy of your data was downloaded, ${needMoment(values, "at")}. Not you? Reset your password now.`,
  ),
};
