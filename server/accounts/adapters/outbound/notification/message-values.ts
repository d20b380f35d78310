import type { Notification } from "@/server/accounts/application/ports/outbound/notification-port";

export type MessageValues = Notification["values"];

const longestLine = 200;
const longestText = 20_000;

/** What people wrote (a device's name) stays on its line and short. */
export function need(values: MessageValues, name: string): string {
  const value = values[name]
    ?.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
    .slice(0, longestLine);
  if (!value) throw new Error(`The message lacks its value "${name}"`);
  return value;
}

/** A text with lines of its own; of control characters only the line feed stays. */
export function needText(values: MessageValues, name: string): string {
  const value = values[name]
    ?.replace(/\r\n?|[\p{Zl}\p{Zp}]/gu, "\n")
    .replace(/(?!\n)\p{Cc}+/gu, " ")
    .trim()
    .slice(0, longestText);
  if (!value) throw new Error(`The message lacks its value "${name}"`);
  return value;
}

/** An address, never cut: half a link leads nowhere. */
export function needLink(values: MessageValues, name = "link"): string {
  const value = values[name];
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

/** A moment (ISO), in the house's zone and with its name. */
export const needMoment = (values: MessageValues, name: string): string =>
  `${indianTime.format(new Date(need(values, name)))} IST`;
