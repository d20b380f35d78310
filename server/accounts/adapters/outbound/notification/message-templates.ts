import type { Notification } from "@/server/accounts/application/ports/outbound/notification-port";
import { unreachable } from "@/server/accounts/domain/result";

/** Words for one person. The subject shows on locked screens, so it never holds a code or says why. */
export type RenderedMessage = { readonly subject: string; readonly body: string };

type Queued = Pick<Notification, "channel" | "template" | "values">;

/**
 * Renders a message in plain words. Values: VERIFY_CONTACT {code, minutes?, link?}, NEW_DEVICE {device, at (ISO)},
 * ACCOUNT_ON_HOLD {link?}, ALREADY_REGISTERED {link?}. Throws when one that it needs is missing: nobody gets a message
 * with a hole in it.
 */
export function renderMessage(notification: Queued): RenderedMessage {
  return notification.channel === "SMS" ? renderSms(notification) : renderEmail(notification);
}

function renderEmail({ template, values }: Queued): RenderedMessage {
  switch (template) {
    case "VERIFY_CONTACT":
      return mail("Confirm your address", [
        "Enter this code where you were creating your account:",
        need(values, "code"),
        ...(values["link"]
          ? [`Or open the page and press the button there. Opening it alone changes nothing.\n${values["link"]}`]
          : []),
        `It works for ${values["minutes"] ?? "10"} minutes, once.`,
        "You did not ask for this? You can ignore this message. Nobody can use your address without the code.",
      ]);
    case "ALREADY_REGISTERED":
      return mail("You already have an account", [
        "Somebody, perhaps you, tried to create an account with this address. There is one already, so nothing was changed.",
        `If it was you, sign in${values["link"] ? `: ${values["link"]}` : "."}`,
        "If it was not you, you can ignore this message.",
      ]);
    case "NEW_DEVICE":
      return mail("New sign-in to your account", [
        `Your account was signed in to from a device we have not seen before: ${need(values, "device")}, ${moment(need(values, "at"))}.`,
        "If this was you, there is nothing to do.",
        "If it was not you, sign in, sign out all other devices under Security, and choose a new password.",
      ]);
    case "ACCOUNT_ON_HOLD":
      return mail("Your account is on hold", [
        "Your account is on hold while we check some details. You have been signed out on all devices.",
        `Sign in to see what we need from you${values["link"] ? `: ${values["link"]}` : "."}`,
        "We never ask for your password or a code by email or phone.",
      ]);
    default:
      return unreachable(template);
  }
}

function renderSms({ template, values }: Queued): RenderedMessage {
  switch (template) {
    case "VERIFY_CONTACT":
      return text(
        "Your code",
        `${need(values, "code")} is your Goodstanding code. It works for ${values["minutes"] ?? "10"} minutes, once. We never ask for it.`,
      );
    case "ALREADY_REGISTERED":
      return text(
        "You already have an account",
        "Goodstanding: you already have an account with this number. Sign in instead. If you did not ask, ignore this message.",
      );
    case "NEW_DEVICE":
      return text(
        "New sign-in to your account",
        `Goodstanding: new sign-in from ${need(values, "device")}, ${moment(need(values, "at"))}. Not you? Sign in and sign out all other devices.`,
      );
    case "ACCOUNT_ON_HOLD":
      return text(
        "Your account is on hold",
        "Goodstanding: your account is on hold while we check some details. Sign in to see what we need.",
      );
    default:
      return unreachable(template);
  }
}

const mail = (subject: string, paragraphs: readonly string[]): RenderedMessage => ({
  subject,
  body: [subject, ...paragraphs, "Goodstanding"].join("\n\n"),
});

const text = (subject: string, body: string): RenderedMessage => ({ subject, body });

/** What people wrote (a device's name) stays on its line and short. */
function need(values: Readonly<Record<string, string>>, name: string): string {
  const value = values[name]
    ?.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
    .slice(0, 200);
  if (!value) throw new Error(`The message lacks its value "${name}"`);
  return value;
}

const indianTime = new Intl.DateTimeFormat("en-IN", {
  timeZone: "Asia/Kolkata",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
});

const moment = (iso: string): string => `${indianTime.format(new Date(iso))} IST`;
