import type { Actor } from "@/server/accounts/application/ports/outbound/actor";
import type { Audited } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { RefusalCode } from "@/server/accounts/domain/exceptions/refusal";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { PersonalDataSealer } from "../security/personal-data-encryption";
import { moments, plain, texts } from "./array-text";
import type { FieldChange } from "./change-log";
import { hexOf } from "./hex-of";
import { sealSome } from "./seal-some";
import type { Transaction } from "./transaction";

export type AuditEntry = {
  readonly id: string;
  readonly recordedAt: Date;
  readonly audited: Pick<Audited, "action" | "actor" | "origin" | "subject" | "reason">;
  /** Whose history it belongs to and whose key seals it; null for several accounts, none, or one that is not there. */
  readonly accountId: AccountId | null;
  readonly refusal: RefusalCode | null;
  readonly changes: readonly FieldChange[];
  readonly policyVersion: number | null;
};

/** Appends the entry. When this fails, so does the action. */
export const writeAuditEntry = (tx: Transaction, sealer: PersonalDataSealer, entry: AuditEntry): Promise<void> =>
  writeAuditEntries(tx, sealer, [entry]);

/** The same for several, in one statement. */
export async function writeAuditEntries(
  tx: Transaction,
  sealer: PersonalDataSealer,
  entries: readonly AuditEntry[],
): Promise<void> {
  const secrets = entries.map((entry) => ({ owner: entry.accountId, value: privateParts(entry) }));
  const sealed = await sealSome(sealer, secrets);
  const actors = entries.map(({ audited }) => actorColumns(audited.actor));
  await tx.$executeRaw`
    INSERT INTO audit_entry (id, recorded_at, actor_kind, actor_account_id, actor_name, actor_role, session_id, action,
                             outcome, refusal_code, subject_type, subject_id, account_id, reason_code, changes, sealed,
                             channel, request_id, policy_version)
    SELECT id, recorded_at, actor_kind, actor_account_id, actor_name, actor_role, session_id, action, outcome,
           refusal_code, subject_type, subject_id, account_id, reason_code, changes, decode(sealed, 'hex'), channel,
           request_id, policy_version
      FROM unnest(
        ${plain(entries.map(({ id }) => id))}::uuid[],
        ${moments(entries.map(({ recordedAt }) => recordedAt))}::timestamptz[],
        ${plain(actors.map(({ kind }) => kind))}::text[],
        ${plain(actors.map(({ accountId }) => accountId))}::uuid[],
        ${texts(actors.map(({ name }) => name))}::text[],
        ${plain(actors.map(({ role }) => role))}::text[],
        ${plain(actors.map(({ sessionId }) => sessionId))}::uuid[],
        ${texts(entries.map(({ audited }) => audited.action))}::text[],
        ${plain(entries.map(({ refusal }) => (refusal === null ? "DONE" : "REFUSED")))}::text[],
        ${plain(entries.map(({ refusal }) => refusal))}::text[],
        ${plain(entries.map(({ audited }) => audited.subject?.type ?? null))}::text[],
        ${texts(entries.map(({ audited }) => audited.subject?.id.slice(0, LONGEST_ID) ?? null))}::text[],
        ${plain(entries.map(({ accountId }) => accountId))}::uuid[],
        ${texts(entries.map(({ audited }) => audited.reason?.code ?? null))}::text[],
        ${texts(entries.map(({ changes }) => JSON.stringify(changes.map(inClear))))}::jsonb[],
        ${texts(sealed.map(hexOf))}::text[],
        ${plain(entries.map(({ audited }) => audited.origin.channel))}::text[],
        ${texts(entries.map(({ audited }) => audited.origin.requestId.slice(0, LONGEST_ID)))}::text[],
        ${plain(entries.map(({ policyVersion }) => policyVersion))}::int[]
      ) WITH ORDINALITY AS e (id, recorded_at, actor_kind, actor_account_id, actor_name, actor_role, session_id, action,
                              outcome, refusal_code, subject_type, subject_id, account_id, reason_code, changes, sealed,
                              channel, request_id, policy_version, place)
     ORDER BY place`;
}

/** A subject's id may be the caller's own word. */
const LONGEST_ID = 128;

/** A holder's name is their own: screens look it up while it exists. Staff answer for their actions by name. */
function actorColumns(actor: Actor) {
  const { kind } = actor;
  const nobody = { kind, accountId: null, role: null, sessionId: null };
  switch (kind) {
    case "STAFF": {
      const { accountId, sessionId, role, name } = actor;
      return { kind, accountId, name, role, sessionId };
    }
    case "HOLDER":
      return { kind, accountId: actor.accountId, name: "holder", role: null, sessionId: actor.sessionId };
    case "HOLDER_ON_HOLD":
      return { kind: "HOLDER", accountId: actor.accountId, name: "holder", role: null, sessionId: null };
    case "ANONYMOUS":
      return { ...nobody, name: "anonymous" };
    default:
      return { ...nobody, name: actor.name };
  }
}

const inClear = ({ field, before, after, isPrivate }: FieldChange) =>
  isPrivate ? { field, private: true } : { field, before, after };

/** The note, where the request came from, and the values that the list in clear only names. */
function privateParts({ audited, changes }: AuditEntry): Record<string, unknown> | null {
  const { origin, reason } = audited;
  const values = changes.filter(({ isPrivate }) => isPrivate);
  const parts = {
    ...(reason?.note ? { note: reason.note } : {}),
    ...(origin.ip ? { ip: origin.ip } : {}),
    ...(origin.userAgent ? { userAgent: origin.userAgent.slice(0, LONGEST_USER_AGENT) } : {}),
    ...(values.length > 0 ? { changes: values.map(({ field, before, after }) => ({ field, before, after })) } : {}),
  };
  return Object.keys(parts).length === 0 ? null : parts;
}

const LONGEST_USER_AGENT = 512;
