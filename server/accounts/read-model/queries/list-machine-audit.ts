import type { Page } from "@/server/accounts/application/dto/page";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { parseAccountId } from "@/server/accounts/domain/value-objects/account-id";
import { DAY_MS } from "@/server/accounts/domain/value-objects/time-span";
import { type AuditPosition, readAuditPage } from "./audit-page";
import type { AuditRow } from "./audit-rows";
import { pageCursors } from "./page-cursor";
import { type ReadPool, readTogether } from "./read-pool";
import type { Sealer } from "./sealed-text";

/** The id of an account, or the kind of one: STAFF, HOLDER, ANONYMOUS, SYSTEM, OPERATOR, MACHINE. */
export type MachineAuditFilter = {
  readonly accountId: string | null;
  readonly actor: string | null;
  readonly action: string | null;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly cursor: string | null;
  readonly limit: number;
};

export type ListMachineAuditDeps = { readonly pool: ReadPool; readonly sealer: Sealer; readonly now: Clock };

const USUAL_DAYS = 30;

/** The trail, newest first, by ids: nothing sealed is opened, and nobody's name is looked up. */
export const listMachineAudit =
  ({ pool, sealer, now }: ListMachineAuditDeps) =>
  async (filter: MachineAuditFilter): Promise<Result<Page<AuditRow>>> => {
    const cursors = pageCursors<readonly [...AuditPosition, from: string, to: string]>(sealer, "machine-audit", {
      ...filter,
      cursor: null,
      limit: 0,
    });
    const after = cursors.open(filter.cursor);
    if (!after.ok) return after;
    const [recordedAt, id, began, ended] = after.value ?? [];
    // A later page keeps the bounds of the first, whatever the clock says by then.
    const to = ended ? new Date(ended) : (filter.to ?? now());
    const from = began ? new Date(began) : (filter.from ?? new Date(to.getTime() - USUAL_DAYS * DAY_MS));
    if (from > to) return refuse(boundsCrossed);
    return await readTogether(pool, async (read) => {
      const position: AuditPosition | null = recordedAt && id ? [recordedAt, id] : null;
      const found = await readAuditPage(read, { ...columnsOf(filter), from, to }, position, filter.limit + 1);
      const rows = found.slice(0, filter.limit);
      const last = found.length > filter.limit ? rows.at(-1) : undefined;
      const nextCursor = last
        ? cursors.seal([last.recorded_at.toISOString(), last.id, from.toISOString(), to.toISOString()])
        : null;
      return done({ rows, nextCursor });
    });
  };

function columnsOf({ accountId, actor, action }: MachineAuditFilter) {
  const isId = actor !== null && parseAccountId(actor).ok;
  return {
    accountId,
    subjectId: null,
    outcome: null,
    channels: [],
    actions: action === null ? [] : [action],
    actorIds: isId ? [actor] : [],
    actorKinds: actor === null || isId ? [] : [actor],
  };
}

const boundsCrossed = {
  code: "VALIDATION",
  fields: [{ field: "from", problem: "The beginning lies after the end." }],
} as const;
