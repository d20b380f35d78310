import type { Notification } from "@/server/accounts/application/ports/outbound/notification-port";
import { emailHtml } from "./email-html";
import { emailText } from "./email-text";
import { emailWords } from "./email-words";
import { messageSubjects } from "./message-subjects";
import { MessageRefused, type MessageValues } from "./message-values";
import { ownAddress, withOwnLinks } from "./own-links";
import { smsWords } from "./sms-words";

/** Words for one person; text messages have no HTML. */
export type RenderedMessage = { readonly subject: string; readonly body: string; readonly html: string | null };

type Queued = Pick<Notification, "channel" | "template" | "values">;

/**
 * Renders a message in plain words. Values: VERIFY_CONTACT {code, minutes?, link?}, NEW_DEVICE {device, at (ISO)},
 * ACCOUNT_ON_HOLD {link?}, ALREADY_REGISTERED {link?}, RESET_PASSWORD {link, minutes?}, PASSWORD_CHANGED {at},
 * CHANGE_CONTACT {code, minutes?}, CONTACT_CHANGED {what, change, at}, CONTACT_TAKEN {}, SECOND_FACTOR_CHANGED {what,
 * change, at}, RECOVERY_CODE_USED {left}, SIGN_IN_CODE {code, minutes?}, UNLOCK_CODE {code, minutes?}, SESSION_REUSED
 * {at}, STAFF_INVITATION {link, role, invitedBy}, STATEMENT_OF_REASONS {text, link?}, APPEAL_ANSWERED {text}, SELLER_APPLICATION {text},
 * ACCOUNT_CLOSING {closesAt}, ACCOUNT_CLOSING_STOPPED {}, ACCOUNT_CLOSED {}, DATA_EXPORTED {at}.
 * @throws MessageRefused when one that it needs is missing, a link leads away from `origin`, or the channel is wrong:
 * nobody gets a message with a hole in it.
 */
export function renderMessage({ channel, template, values }: Queued, origin: string): RenderedMessage {
  const subject = messageSubjects[template];
  if (channel === "EMAIL") {
    const words = withOwnLinks(emailWords[template](values), origin);
    return { subject, body: emailText(subject, words), html: emailHtml(subject, words, origin) };
  }
  const words = smsWords[template](linksOfOurOwn(values, origin));
  if ("emailOnly" in words) throw new MessageRefused(words.emailOnly);
  return { subject, body: words.text, html: null };
}

const linksOfOurOwn = (values: MessageValues, origin: string): MessageValues =>
  values["link"] ? { ...values, link: ownAddress(values["link"], origin) } : values;
