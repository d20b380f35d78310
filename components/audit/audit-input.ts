import type { AuditAddress } from "./audit-address";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Days begin and end where the marketplace is. */
const offsetMs = 5.5 * hourMs;

/** Relative bounds move in steps, so that page and browser ask the same question. */
const stepMs = 10 * minuteMs;

/** Entries of one page of the trail. */
const auditRows = 50;

/** What the server is asked for an address: its filters, with days and spans as moments. */
export function auditInput(address: AuditAddress, now: number, accountId: string | null = null) {
  return {
    actors: address.actor ? [address.actor] : [],
    actions: [...address.action],
    accountId: accountId ?? address.account,
    outcome: address.outcome,
    from: momentOf(address.from, now, 0),
    to: momentOf(address.to, now, dayMs),
    limit: auditRows,
  };
}

export type AuditInput = ReturnType<typeof auditInput>;

/** "-7d" counts back from now; "2026-11-20" is the beginning of that day, or its end with `plus` a day. */
function momentOf(text: string | null, now: number, plus: number): Date | null {
  if (text === null) return null;
  const span = /^-(\d+)([hd])$/.exec(text);
  if (span) return new Date(Math.floor(now / stepMs) * stepMs - Number(span[1]) * (span[2] === "h" ? hourMs : dayMs));
  const day = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(day) ? null : new Date(day - offsetMs + plus);
}

/** The calendar day there, as a date field wants it. */
export const dayThere = (at: number): string => new Date(at + offsetMs).toISOString().slice(0, "2026-11-20".length);
