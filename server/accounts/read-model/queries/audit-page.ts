import { type AuditRow, auditColumns } from "./audit-rows";
import type { ReadRows, Statement } from "./read-pool";

/** What a page of the trail is narrowed by; empty lists and nulls narrow nothing. */
export type AuditFilter = {
  readonly actorIds: readonly string[];
  readonly actorKinds: readonly string[];
  readonly actions: readonly string[];
  readonly accountId: string | null;
  readonly subjectId: string | null;
  readonly outcome: "DONE" | "REFUSED" | null;
  readonly channels: readonly string[];
  /** Bounds on the moment of recording, so that only the months between them are read. */
  readonly from: Date;
  readonly to: Date;
};

export type AuditPosition = readonly [recordedAt: string, id: string];

const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** Entries before the position, newest first. */
export async function readAuditPage(
  read: ReadRows,
  filter: AuditFilter,
  after: AuditPosition | null,
  limit: number,
): Promise<AuditRow[]> {
  const { statement, values } = auditPage(filter, after, limit);
  return await read<AuditRow>(statement, values);
}

/**
 * One statement per combination of filters. Several actors, or several actions, are each read through their own index
 * in the order wanted, and merged: no sort ever sees more rows than `limit` per choice.
 */
export function auditPage(filter: AuditFilter, after: AuditPosition | null, limit: number) {
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const conditions = conditionsOf(filter, after, bind);
  const most = bind(limit);
  const driver = driverOf(filter, bind);
  const where = driver ? [driver.condition, ...conditions(driver.column)] : conditions(null);
  const ordered = `SELECT ${auditColumns} FROM audit_entry t WHERE ${where.join(" AND ")}
    ORDER BY t.recorded_at DESC, t.id DESC LIMIT ${most}`;
  const text = driver
    ? `SELECT t.* FROM unnest(${driver.choices}) AS choice(value) CROSS JOIN LATERAL (${ordered}) t
       ORDER BY t.recorded_at DESC, t.id DESC LIMIT ${most}`
    : ordered;
  const statement: Statement = { text };
  return { statement, values };
}

type Bind = (value: unknown) => string;
type Column = "actor_account_id" | "action";

/** The choice that has an index of its own; an account alone needs none of this, it is one value. */
function driverOf({ accountId, actorIds, actorKinds, actions }: AuditFilter, bind: Bind) {
  if (accountId !== null) return null;
  if (actorIds.length > 0 && actorKinds.length === 0) return driver("actor_account_id", `${bind(actorIds)}::uuid[]`);
  if (actions.length > 0) return driver("action", `${bind(actions)}::text[]`);
  return null;
}

const driver = (column: Column, choices: string) => ({ column, choices, condition: `t.${column} = choice.value` });

const conditionsOf =
  (filter: AuditFilter, after: AuditPosition | null, bind: Bind) =>
  (served: Column | null): string[] => {
    const [recordedAt, id] = after ?? [filter.to.toISOString(), LAST_ID];
    const { accountId, subjectId, outcome, channels } = filter;
    return [
      `t.recorded_at >= ${bind(filter.from)}`,
      // The bound on the time alone is what partitions are pruned by.
      `t.recorded_at <= ${bind(recordedAt)}::timestamptz`,
      `(t.recorded_at, t.id) < (${bind(recordedAt)}::timestamptz, ${bind(id)}::uuid)`,
      ...(accountId === null ? [] : [`t.account_id = ${bind(accountId)}`]),
      ...(subjectId === null ? [] : [`t.subject_id = ${bind(subjectId)}`]),
      ...(outcome === null ? [] : [`t.outcome = ${bind(outcome)}`]),
      ...(channels.length === 0 ? [] : [`t.channel = ANY(${bind(channels)}::text[])`]),
      ...(served === "actor_account_id" ? [] : actorConditions(filter, bind)),
      ...(served === "action" || filter.actions.length === 0
        ? []
        : [`t.action = ANY(${bind(filter.actions)}::text[])`]),
    ];
  };

function actorConditions({ actorIds, actorKinds }: AuditFilter, bind: Bind): string[] {
  const either = [
    ...(actorIds.length === 0 ? [] : [`t.actor_account_id = ANY(${bind(actorIds)}::uuid[])`]),
    ...(actorKinds.length === 0 ? [] : [`t.actor_kind = ANY(${bind(actorKinds)}::text[])`]),
  ];
  return either.length === 0 ? [] : [`(${either.join(" OR ")})`];
}
