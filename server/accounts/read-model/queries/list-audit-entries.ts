import type { AuditPageDto } from "@/server/accounts/application/dto/audit-dto";
import { knownActions } from "@/server/accounts/application/dto/audit-words";
import type { ListAuditEntriesInput } from "@/server/accounts/application/ports/inbound/account-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { parseAccountId } from "@/server/accounts/domain/value-objects/account-id";
import { DAY_MS } from "@/server/accounts/domain/value-objects/time-span";
import { type AuditFilter, type AuditPosition, readAuditPage } from "./audit-page";
import { readAccountNames, toAuditRow } from "./audit-rows";
import { pageCursors } from "./page-cursor";
import { type ReadPool, readTogether } from "./read-pool";
import { type Reader, readerOf, refuseUnless } from "./reader";
import type { Sealer } from "./sealed-text";
import { readStaff } from "./staff-list";

export type ListAuditEntriesDeps = { readonly pool: ReadPool; readonly sealer: Sealer; readonly now: Clock };

/** How far back a list looks that was not told. */
const USUAL_DAYS = 30;

const ACTOR_KINDS: readonly string[] = ["STAFF", "HOLDER", "ANONYMOUS", "SYSTEM", "OPERATOR", "MACHINE"];

/**
 * The audit trail, newest first, with names instead of ids; nothing sealed is opened for a list. SUPPORT sees what they
 * did themselves. Refuses VALIDATION for a foreign cursor or bounds the wrong way round.
 */
export const listAuditEntries =
  ({ pool, sealer, now }: ListAuditEntriesDeps) =>
  async (input: ListAuditEntriesInput, actor: StaffActor): Promise<Result<AuditPageDto>> => {
    const refused = refuseUnless(actor, "audit.read");
    if (refused) return refused;
    const reader = readerOf(actor);
    const asked = { ...input, cursor: null, limit: 0 };
    const cursors = pageCursors<readonly [...AuditPosition, from: string, to: string]>(sealer, "audit", [
      reader.accountId,
      asked,
    ]);
    const after = cursors.open(input.cursor);
    if (!after.ok) return after;
    const [recordedAt, id, from, to] = after.value ?? [];
    // A later page keeps the bounds of the first, whatever the clock says by then.
    const bounds = from && to ? { from: new Date(from), to: new Date(to) } : boundsOf(input, now());
    if (bounds.from > bounds.to) return refuse(boundsCrossed);
    const filter = filterOf(input, reader, bounds);
    return await readTogether(pool, async (read) => {
      const position: AuditPosition | null = recordedAt && id ? [recordedAt, id] : null;
      const [found, staff] = await Promise.all([
        readAuditPage(read, filter, position, input.limit + 1),
        reader.seesAllAudit && position === null ? readStaff(read) : [],
      ]);
      const shown = found.slice(0, input.limit);
      const names = await readAccountNames(
        read,
        shown.flatMap((row) => [row.account_id, row.actor_account_id]),
      );
      const last = found.length > input.limit ? shown.at(-1) : undefined;
      return done({
        rows: shown.map((row) => toAuditRow(row, names)),
        nextCursor: last
          ? cursors.seal([last.recorded_at.toISOString(), last.id, bounds.from.toISOString(), bounds.to.toISOString()])
          : null,
        ...bounds,
        actions: knownActions,
        staff,
        ownOnly: !reader.seesAllAudit,
      });
    });
  };

type Bounds = { readonly from: Date; readonly to: Date };

function boundsOf({ from, to }: Pick<ListAuditEntriesInput, "from" | "to">, now: Date): Bounds {
  const end = to ?? now;
  return { from: from ?? new Date(end.getTime() - USUAL_DAYS * DAY_MS), to: end };
}

function filterOf(input: ListAuditEntriesInput, reader: Reader, bounds: Bounds): AuditFilter {
  const { accountId, subjectId, outcome, channels, actions } = input;
  const narrowed = { accountId, subjectId, outcome, channels, actions, ...bounds };
  if (!reader.seesAllAudit) return { ...narrowed, actorIds: [reader.accountId], actorKinds: [] };
  return {
    ...narrowed,
    actorIds: input.actors.flatMap((text) => (parseAccountId(text).ok ? [text] : [])),
    actorKinds: input.actors.filter((text) => ACTOR_KINDS.includes(text)),
  };
}

const boundsCrossed = {
  code: "VALIDATION",
  fields: [{ field: "from", problem: "The beginning lies after the end." }],
} as const;
