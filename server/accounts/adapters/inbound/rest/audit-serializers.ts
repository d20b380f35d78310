import * as z from "zod/mini";
import type { AuditRow } from "@/server/accounts/read-model/queries/audit-rows";
import { id, moment } from "./serializers";

const auditEntrySchema = z.strictObject({
  id,
  /** Order of writing, as text: it may outgrow a number. */
  seq: z.string(),
  recordedAt: moment,
  actor: z.strictObject({
    kind: z.string(),
    name: z.string(),
    role: z.nullable(z.string()),
    accountId: z.nullable(id),
  }),
  action: z.string(),
  outcome: z.enum(["DONE", "REFUSED"]),
  refusalCode: z.nullable(z.string()),
  subject: z.nullable(z.strictObject({ type: z.string(), id: z.string() })),
  accountId: z.nullable(id),
  reasonCode: z.nullable(z.string()),
  channel: z.string(),
  occurrences: z.int(),
});

export const auditPageSchema = z.strictObject({
  entries: z.array(auditEntrySchema),
  nextCursor: z.nullable(z.string()),
});

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

export const checkpointPageSchema = z.strictObject({
  checkpoints: z.array(
    z.strictObject({
      /** Counts of the chain are text: they may outgrow a number. */
      number: z.string(),
      first: z.string(),
      last: z.string(),
      months: z.string(),
      root: hash,
      head: hash,
      previous: hash,
      sealedAt: moment,
      cluster: z.string(),
      tx: z.string(),
      seq: z.string(),
      keyId: z.string(),
      signature: z.string(),
    }),
  ),
  /** Ed25519: the one that signs first, then those that signed before. */
  keys: z.array(z.strictObject({ id: z.string(), publicKey: z.string() })),
  nextCursor: z.nullable(z.string()),
});

export const auditEntryJson = (row: AuditRow): z.output<typeof auditEntrySchema> => ({
  id: row.id,
  seq: row.seq,
  recordedAt: row.recorded_at.toISOString(),
  actor: { kind: row.actor_kind, name: row.actor_name, role: row.actor_role, accountId: row.actor_account_id },
  action: row.action,
  outcome: row.outcome,
  refusalCode: row.refusal_code,
  subject: subjectJson(row),
  accountId: row.account_id,
  reasonCode: row.reason_code,
  channel: row.channel,
  occurrences: row.occurrences,
});

/** A refused caller's word for an id may be anything, a contact too: only what looks like ours is told. */
function subjectJson({ subject_type: type, subject_id: subjectId }: AuditRow) {
  if (type === null || subjectId === null) return null;
  return { type, id: /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{1,5})$/u.test(subjectId) ? subjectId : "" };
}
