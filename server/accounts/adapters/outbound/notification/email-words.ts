import type { NotificationTemplate } from "@/server/accounts/application/ports/outbound/notification-port";
import {
  code,
  type DraftWords,
  foot,
  link,
  type MessagePart,
  page,
  paragraph,
  paragraphs,
  small,
} from "./message-parts";
import { type MessageValues, need, needLink, needMoment, needText } from "./message-values";

const minutesOf = (values: MessageValues, usual: string): string => values["minutes"] ?? usual;
const optionalLink = (values: MessageValues, label: string): readonly MessagePart[] =>
  values["link"] ? [link(label, needLink(values))] : [];
const neverAsk = foot("We never ask for your password or a code by email or phone.");
const notYou =
  "If it was not you, reset your password now and sign out all other devices under Security in your account.";

/** Every email. A value that is missing throws: nobody gets a message with a hole in it. */
export const emailWords: Readonly<Record<NotificationTemplate, (values: MessageValues) => DraftWords>> = {
  VERIFY_CONTACT: (values) => ({
    preview: "Your code is inside.",
    parts: [
      paragraph("Enter this code where you were creating your account:"),
      code(need(values, "code")),
      ...(values["link"]
        ? [paragraph("Or open the page and press the button there. You can do it on another device.")]
        : []),
      ...optionalLink(values, "Open the page"),
      small(
        values["link"]
          ? `The code works for ${minutesOf(values, "10")} minutes and the link for 30; one of them, once. Opening the link alone changes nothing.`
          : `It works for ${minutesOf(values, "10")} minutes, once.`,
      ),
      foot("You did not ask for this? You can ignore this message. Nobody can use your address without the code."),
    ],
  }),
  ALREADY_REGISTERED: (values) => ({
    preview: "Nothing was changed.",
    parts: [
      paragraph(
        "Somebody, perhaps you, tried to create an account with this address. There is one already, so nothing was changed.",
      ),
      paragraph("If it was you, sign in instead."),
      ...optionalLink(values, "Sign in"),
      foot("If it was not you, you can ignore this message."),
    ],
  }),
  NEW_DEVICE: (values) => ({
    preview: "From a device we have not seen before.",
    parts: [
      paragraph(
        `Your account was signed in to from a device we have not seen before: ${need(values, "device")}, ${needMoment(values, "at")}.`,
      ),
      paragraph("If this was you, there is nothing to do."),
      paragraph("If it was not you, sign in, sign out all other devices under Security, and choose a new password."),
      page("Open Security", values["page"] ?? "/account/security"),
    ],
  }),
  ACCOUNT_ON_HOLD: (values) => ({
    preview: "What you can do next.",
    parts: [
      paragraph("Your account is on hold while we check some details. You have been signed out on all devices."),
      paragraph("Sign in to see what we need from you."),
      ...optionalLink(values, "Sign in"),
      neverAsk,
    ],
  }),
  RESET_PASSWORD: (values) => ({
    preview: "Open the page to choose it.",
    parts: [
      paragraph(
        "Somebody, perhaps you, asked for a new password for your account. Open the page and choose one there.",
      ),
      link("Choose a new password", needLink(values)),
      small(
        `The link works for ${minutesOf(values, "30")} minutes, once. When you choose a new password, you are signed out on all devices.`,
      ),
      foot("You did not ask for this? You can ignore this message. Your password stays as it is."),
    ],
  }),
  PASSWORD_CHANGED: (values) => ({
    preview: "You were signed out on all other devices.",
    parts: [
      paragraph(
        `The password of your account was changed, ${needMoment(values, "at")}. All other devices were signed out.`,
      ),
      paragraph("If this was you, there is nothing to do."),
      paragraph(notYou),
      neverAsk,
    ],
  }),
  CHANGE_CONTACT: (values) => ({
    preview: "Your code is inside.",
    parts: [
      paragraph("Enter this code in your account to use this address for it:"),
      code(need(values, "code")),
      small(`It works for ${minutesOf(values, "10")} minutes, once.`),
      foot("You did not ask for this? You can ignore this message. Nobody can use your address without the code."),
    ],
  }),
  CONTACT_CHANGED: (values) => ({
    preview: "Please check that this was you.",
    parts: [
      paragraph(
        `The ${need(values, "what")} of your account was ${need(values, "change")}, ${needMoment(values, "at")}.`,
      ),
      paragraph("If this was you, there is nothing to do."),
      paragraph(notYou),
      neverAsk,
    ],
  }),
  CONTACT_TAKEN: () => ({
    preview: "Nothing was changed.",
    parts: [
      paragraph(
        "Somebody, perhaps you, tried to use this address for another account. It belongs to an account already, so nothing was changed.",
      ),
      paragraph("If it was you, sign in to the account that has this address and remove it there first."),
      foot("If it was not you, you can ignore this message."),
    ],
  }),
  SECOND_FACTOR_CHANGED: (values) => ({
    preview: "Please check that this was you.",
    parts: [
      paragraph(
        `${sentenceCase(need(values, "what"))} ${need(values, "change")}, ${needMoment(values, "at")}. This changes how you sign in.`,
      ),
      paragraph("If this was you, there is nothing to do."),
      paragraph(notYou),
      neverAsk,
    ],
  }),
  RECOVERY_CODE_USED: (values) => ({
    preview: "Please check that this was you.",
    parts: [
      paragraph(
        `Somebody, perhaps you, signed in to your account with a recovery code. Unused codes: ${need(values, "left")}.`,
      ),
      paragraph("You can make new recovery codes under Security in your account. The old ones then stop working."),
      paragraph(notYou),
      neverAsk,
    ],
  }),
  SIGN_IN_CODE: (values) => ({
    preview: "It works for a few minutes, once.",
    parts: [
      paragraph("Enter this code where you were signing in:"),
      code(need(values, "code")),
      small(`It works for ${minutesOf(values, "10")} minutes, once.`),
      foot(
        "You were not signing in? Then somebody knows your password. Give the code to nobody and reset your password now.",
      ),
    ],
  }),
  UNLOCK_CODE: (values) => ({
    preview: "It works for a few minutes, once.",
    parts: [
      paragraph(
        "After many failed attempts we stopped sign-ins to your account from devices we have not seen before. Enter this code to sign in from yours:",
      ),
      code(need(values, "code")),
      small(`It works for ${minutesOf(values, "10")} minutes, once.`),
      foot("You did not ask for this? You can ignore this message. Give the code to nobody."),
    ],
  }),
  SESSION_REUSED: (values) => ({
    preview: "Sign in again to continue.",
    parts: [
      paragraph(
        `Two devices used the same sign-in to your account, ${needMoment(values, "at")}. One of them may have copied it, so we ended that sign-in.`,
      ),
      paragraph("Sign in again to continue."),
      paragraph("If you do not know why this happened, choose a new password under Security in your account."),
      neverAsk,
    ],
  }),
  STAFF_INVITATION: (values) => ({
    preview: "Open the page to accept.",
    parts: [
      paragraph(
        `${need(values, "invitedBy")} invited you to work in the Goodstanding console. Your role: ${need(values, "role")}.`,
      ),
      paragraph("Open the page to accept. You then choose how you sign in."),
      link("Accept the invitation", needLink(values)),
      small("The link works once. If you did not expect this, you can ignore this message."),
    ],
  }),
  REQUEST_LAPSES: (values) => ({
    preview: "It lapses soon.",
    parts: [
      paragraph(
        `A request that you asked for or may answer still waits. Unanswered, it lapses ${needMoment(values, "at")}.`,
      ),
      paragraph("What was done only to wait for the answer ends with it."),
      page("Open the request", need(values, "page")),
    ],
  }),
  CLUSTER_DECIDED: (values) => ({
    preview: "What you asked for or approved is done.",
    parts: [
      paragraph(
        `The decision on linked accounts that you asked for or approved has run. Decided: ${need(values, "decided")}. Refused by a rule: ${need(values, "refused")}.`,
      ),
      paragraph("The page says for every account what came of it, and why."),
      page("See what came of it", need(values, "page")),
    ],
  }),
  POLICY_ROLLED_BACK: (values) => ({
    preview: "The numbers before are in force again.",
    parts: [
      paragraph(
        `Trust policy v${need(values, "version")} flagged ${need(values, "flags")} accounts within 24 hours. The bound told when it was published is ${need(values, "bound")}, so the numbers of v${need(values, "earlier")} are in force again, as v${need(values, "back")}.`,
      ),
      paragraph("Everybody is scored anew by them. Cases that were opened meanwhile stay open until somebody looks."),
      page("Open the version in force", need(values, "page")),
    ],
  }),
  RAMP_TAKEN_BACK: (values) => ({
    preview: "Every account is scored by the version in force again.",
    parts: [
      paragraph(
        `The ramp of trust policy v${need(values, "version")} was taken back at ${need(values, "share")} %. ${need(values, "because")}`,
      ),
      paragraph(
        `Its accounts are scored by v${need(values, "live")} again. Cases that were opened meanwhile stay open until somebody looks.`,
      ),
      page("Open the version", need(values, "page")),
    ],
  }),
  IDENTITY_ASKED: (values) => ({
    preview: "It takes a minute.",
    parts: [
      paragraph("Something about your account is unusual, so we want to be certain that it is you who uses it."),
      paragraph(`Sign in and confirm it, please, before ${needMoment(values, "until")}. Your account works meanwhile.`),
      page("Confirm that it is you", need(values, "page")),
      neverAsk,
    ],
  }),
  STATEMENT_OF_REASONS: (values) => ({
    preview: "What happened, what it covers, and what you can do.",
    parts: [
      paragraph("This message is our statement of reasons. You can read it again, unchanged, when you sign in."),
      ...paragraphs(needText(values, "text")),
      ...optionalLink(values, "Sign in and answer"),
      neverAsk,
    ],
  }),
  APPEAL_ANSWERED: (values) => ({
    preview: "Somebody who had not worked on this decided.",
    parts: [
      ...paragraphs(needText(values, "text")),
      small("You can read this answer again when you sign in."),
      neverAsk,
    ],
  }),
  SELLER_APPLICATION: (values) => ({
    preview: "What happened with your application, and what comes next.",
    parts: [...paragraphs(needText(values, "text")), neverAsk],
  }),
  ACCOUNT_CLOSING: (values) => ({
    preview: "You can still change your mind.",
    parts: [
      paragraph(
        `You asked us to close your account. It closes on ${needMoment(values, "closesAt")}. You have been signed out on all devices.`,
      ),
      paragraph("To keep your account, sign in before then and choose to keep it."),
      foot("You did not ask for this? Sign in, keep your account and choose a new password."),
    ],
  }),
  ACCOUNT_CLOSING_STOPPED: () => ({
    preview: "It will not be closed.",
    parts: [paragraph("You chose to keep your account. It will not be closed."), small(notYou)],
  }),
  ACCOUNT_CLOSED: () => ({
    preview: "This is our last message to you.",
    parts: [
      paragraph(
        "Your account is closed, and what we held about you was erased, except what the law makes us keep. Our privacy notice says what that is and for how long.",
      ),
      paragraph("This is our last message to you."),
    ],
  }),
  DATA_EXPORTED: (values) => ({
    preview: "Please check that this was you.",
    parts: [
      paragraph(`Everything we hold about you was downloaded from your account, ${needMoment(values, "at")}.`),
      paragraph("If this was you, there is nothing to do."),
      paragraph(notYou),
      neverAsk,
    ],
  }),
};

const sentenceCase = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
