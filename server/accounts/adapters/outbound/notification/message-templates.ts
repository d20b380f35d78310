import type { Notification } from "@/server/accounts/application/ports/outbound/notification-port";
import { type EmailWords, emailWords } from "./email-words";
import type { MessagePart } from "./message-parts";
import { messageSubjects } from "./message-subjects";
import { smsWords } from "./sms-words";

/** Words for one person. */
export type RenderedMessage = { readonly subject: string; readonly body: string };

type Queued = Pick<Notification, "channel" | "template" | "values">;

/** This message does not go by this channel, whatever is set up. */
export class NotForThisChannel extends Error {
  override readonly name = "NotForThisChannel";
}

/**
 * Renders a message in plain words. Values: VERIFY_CONTACT {code, minutes?, link?}, NEW_DEVICE {device, at (ISO)},
 * ACCOUNT_ON_HOLD {link?}, ALREADY_REGISTERED {link?}, RESET_PASSWORD {link, minutes?}, PASSWORD_CHANGED {at},
 * CHANGE_CONTACT {code, minutes?}, CONTACT_CHANGED {what, change, at}, CONTACT_TAKEN {}, SECOND_FACTOR_CHANGED {what,
 * change, at}, RECOVERY_CODE_USED {left}, SIGN_IN_CODE {code, minutes?}, UNLOCK_CODE {code, minutes?}, SESSION_REUSED
 * {at}, STAFF_INVITATION {link, role, invitedBy}, STATEMENT_OF_REASONS {text, link?}, APPEAL_ANSWERED {text},
 * ACCOUNT_CLOSING {closesAt}, ACCOUNT_CLOSING_STOPPED {}, ACCOUNT_CLOSED {}, DATA_EXPORTED {at}.
 * Throws when one that it needs is missing: nobody gets a message with a hole in it.
 */
export function renderMessage({ channel, template, values }: Queued): RenderedMessage {
  const subject = messageSubjects[template];
  if (channel === "EMAIL") return { subject, body: plainText(subject, emailWords[template](values)) };
  const words = smsWords[template](values);
  if ("emailOnly" in words) throw new NotForThisChannel(words.emailOnly);
  return { subject, body: words.text };
}

const plainText = (subject: string, { parts }: EmailWords): string =>
  [subject, ...parts.map(plainPart), "Goodstanding"].join("\n\n");

function plainPart(part: MessagePart): string {
  if (part.kind === "CODE") return part.code;
  if (part.kind === "LINK") return `${part.label}:\n${part.href}`;
  return part.text;
}
