import { nameDevice } from "@/server/accounts/adapters/outbound/cache/session-cache";
import { countryName } from "@/server/accounts/application/dto/country-words";
import type { ActivityWanted, SecurityActivityDto } from "@/server/accounts/application/dto/security-activity-dto";
import { securityActions, securityWords } from "@/server/accounts/application/dto/security-activity-words";
import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { activityPolicy } from "@/server/accounts/domain/policies/activity-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { DAY_MS } from "@/server/accounts/domain/value-objects/time-span";
import type { OpenPrivate } from "./private-values";
import { type ReadPool, readAlone, type Statement } from "./read-pool";

export type SecurityActivityDeps = {
  readonly pool: ReadPool;
  readonly now: Clock;
  readonly openPrivate: OpenPrivate;
  /** Where an address is registered. */
  readonly countryOf: (ip: string | null) => string | null;
};

const lines = { PAGE: activityPolicy.shownLines, FILE: activityPolicy.exportedLines } as const;

type Row = {
  readonly id: string;
  readonly recorded_at: Date;
  readonly action: string;
  readonly outcome: "DONE" | "REFUSED";
  readonly actor_kind: string;
  readonly reason_code: string | null;
  readonly changes: unknown;
  readonly sealed: Uint8Array | null;
};

const recent: Statement = {
  name: "security-activity",
  text: `SELECT id, recorded_at, action, outcome, actor_kind, reason_code, changes, sealed FROM audit_entry
          WHERE account_id = $1 AND recorded_at >= $2 AND action = ANY($3::text[])
          ORDER BY recorded_at DESC, id DESC LIMIT $4`,
};

/** What happened around signing in to the holder's own account in the last 90 days, newest first. */
export const listSecurityActivity =
  ({ pool, now, openPrivate, countryOf }: SecurityActivityDeps) =>
  (actor: HolderActor, wanted: ActivityWanted): Promise<Result<readonly SecurityActivityDto[]>> =>
    readAlone(pool, async (read) => {
      const since = new Date(now().getTime() - activityPolicy.days * DAY_MS);
      const rows = await read<Row>(recent, [actor.accountId, since, securityActions, lines[wanted]]);
      const activity: SecurityActivityDto[] = [];
      for (const row of rows) {
        const words = wordsOf(row);
        if (words)
          activity.push({ id: row.id, at: row.recorded_at, words, ...(await whereFrom(row, actor.accountId)) });
      }
      return done(activity);

      /** Of the holder's own doing alone: where colleagues or the system sit is nobody's business. */
      async function whereFrom({ sealed, actor_kind }: Row, owner: AccountId) {
        if (!sealed || !OWN.includes(actor_kind)) return { deviceName: null, place: null };
        const told = await openPrivate(owner, sealed);
        const { ip, userAgent } = { ip: told?.["ip"], userAgent: told?.["userAgent"] };
        return {
          deviceName: typeof userAgent === "string" ? nameDevice(userAgent).deviceName : null,
          place: typeof ip === "string" ? countryName(countryOf(ip)) : null,
        };
      }
    });

const OWN: readonly string[] = ["HOLDER", "ANONYMOUS"];

function wordsOf(row: Row): string | null {
  const fields = Array.isArray(row.changes) ? row.changes.map(fieldOf) : [];
  return securityWords({
    action: row.action,
    outcome: row.outcome,
    actorKind: row.actor_kind,
    reasonCode: row.reason_code,
    isNewDevice: fields.includes("device"),
    opensSession: fields.some((field) => field.startsWith("session ")),
  });
}

const fieldOf = (change: unknown): string =>
  typeof change === "object" && change !== null && "field" in change ? String(change.field) : "";
