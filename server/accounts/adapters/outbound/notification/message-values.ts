import type { Notification } from "@/server/accounts/application/ports/outbound/notification-port";

export type MessageValues = Notification["values"];

/** A message that can't be made, or not for this channel. Trying again changes nothing; the words hold no value. */
export class MessageRefused extends Error {
  override readonly name = "MessageRefused";
}

const longestLine = 200;
const longestText = 20_000;

/** What people wrote (a device's name) stays on its line, short, and in the direction that it is read. */
export function need(values: MessageValues, name: string): string {
  return present(name, shown(values[name])?.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " "), longestLine);
}

/** A text with lines of its own; of control characters only the line feed stays. */
export function needText(values: MessageValues, name: string): string {
  const lines = shown(values[name])?.replace(/\r\n?|[\p{Zl}\p{Zp}]/gu, "\n");
  return present(name, lines?.replace(/[^\P{Cc}\n]/gu, " "), longestText);
}

/** An address, never cut: half a link leads nowhere. */
export const needLink = (values: MessageValues, name = "link"): string => present(name, values[name], longestText);

function present(name: string, value: string | undefined, longest: number): string {
  const kept = value
    ?.trim()
    .slice(0, longest)
    .replace(/\p{Surrogate}/gu, "\ufffd");
  if (!kept) throw new MessageRefused(`The message lacks its value "${name}"`);
  return kept;
}

/** Without what turns the direction of reading: a name must not rewrite the words around it. */
const shown = (value: string | undefined): string | undefined =>
  value?.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "");

const indianTime = new Intl.DateTimeFormat("en-IN", {
  timeZone: "Asia/Kolkata",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
});

/** A moment (ISO), in the house's zone and with its name. */
export function needMoment(values: MessageValues, name: string): string {
  const at = new Date(need(values, name));
  if (Number.isNaN(at.getTime())) throw new MessageRefused(`The message's value "${name}" is no moment`);
  return `${indianTime.format(at)} IST`;
}
