import { nameDevice } from "@/server/accounts/adapters/outbound/cache/session-cache";
import { countryName } from "@/server/accounts/application/dto/country-words";
import { maskIp } from "@/server/accounts/application/dto/masking";
import type { SessionDto } from "@/server/accounts/application/dto/session-dto";
import { endReasonLabel, methodLabel } from "@/server/accounts/application/dto/session-words";
import { isSessionEndCause } from "@/server/accounts/domain/value-objects/session-end-cause";

export type SessionRow = {
  readonly id: string;
  readonly device_id: string;
  readonly method: string;
  readonly idle_seconds: number;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
  readonly ended_at: Date | null;
  readonly end_reason: string | null;
  readonly user_agent: string | null;
  readonly last_ip: string | null;
  readonly last_country: string | null;
  readonly device_label: string | null;
  readonly first_seen_at: Date | null;
  readonly new_device: boolean | null;
};

/** Columns and joins of a `SessionRow`; the token's hash is none of them. A missing device hides no session. */
export const sessionColumns = `
  n.id, n.device_id, n.method, n.idle_seconds, n.created_at, n.last_seen_at, n.expires_at, n.ended_at, n.end_reason,
  d.user_agent, d.last_ip, d.last_country, d.name AS device_label, d.first_seen_at,
  (d.first_seen_at > n.created_at - interval '1 day' AND EXISTS (
    SELECT 1 FROM device o WHERE o.account_id = n.account_id AND o.first_seen_at < d.first_seen_at)) AS new_device`;

export const sessionTables = "session n LEFT JOIN device d ON d.id = n.device_id";

/** Neither ended, nor idle, nor expired at the moment `$at` (a placeholder). */
export const isLive = (at: string): string =>
  `n.ended_at IS NULL AND n.expires_at > ${at} AND n.last_seen_at + make_interval(secs => n.idle_seconds) > ${at}`;

/** `current` is the session that asks, on the holder's own list. */
export function toSession(row: SessionRow, at: Date, current: string | null = null): SessionDto {
  const end = endOf(row, at);
  return {
    id: row.id,
    deviceId: row.device_id,
    ...nameDevice(row.user_agent ?? ""),
    // Their own word for it is theirs: nobody else's list shows it.
    ownName: current === null ? null : row.device_label,
    state: end ? "ENDED" : row.id === current ? "CURRENT" : "LIVE",
    firstSeenAt: row.first_seen_at ?? row.created_at,
    lastActiveAt: row.last_seen_at,
    startedAt: row.created_at,
    endedAt: end?.at ?? null,
    endReason: end?.reason ?? null,
    endReasonLabel: end ? endReasonLabel(end.reason) : null,
    newDevice: row.new_device ?? false,
    method: row.method,
    methodLabel: methodLabel(row.method),
    place: countryName(row.last_country),
    maskedIp: row.last_ip === null ? null : maskIp(row.last_ip),
  };
}

type End = { readonly at: Date; readonly reason: NonNullable<SessionDto["endReason"]> };

/** A session that ran out has no row that says so: the clock alone ended it. */
function endOf(row: SessionRow, at: Date): End | null {
  if (row.ended_at) return { at: row.ended_at, reason: reasonOf(row.end_reason) };
  const idleEnd = new Date(row.last_seen_at.getTime() + row.idle_seconds * 1000);
  const [end, reason] =
    idleEnd < row.expires_at ? ([idleEnd, "IDLE"] as const) : ([row.expires_at, "EXPIRED"] as const);
  return end > at ? null : { at: end, reason };
}

const reasonOf = (text: string | null): End["reason"] =>
  text !== null && isSessionEndCause(text) ? text : "SIGNED_OUT";
