import type { Actor } from "@/server/accounts/application/ports/outbound/actor";
import type { Audited } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { RefusalCode } from "@/server/accounts/domain/exceptions/refusal";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { PersonalDataSealer } from "../security/personal-data-encryption";
import type { FieldChange } from "./change-log";
import type { Prisma } from "./generated/client";
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
export async function writeAuditEntry(tx: Transaction, sealer: PersonalDataSealer, entry: AuditEntry): Promise<void> {
  const { audited, accountId, refusal } = entry;
  const { actor, origin, subject } = audited;
  const secret = privateParts(entry);
  await tx.auditEntry.createMany({
    data: [
      {
        id: entry.id,
        recordedAt: entry.recordedAt,
        ...actorColumns(actor),
        action: audited.action,
        outcome: refusal === null ? "DONE" : "REFUSED",
        refusalCode: refusal,
        subjectType: subject?.type ?? null,
        subjectId: subject?.id.slice(0, LONGEST_ID) ?? null,
        accountId,
        reasonCode: audited.reason?.code ?? null,
        changes: entry.changes.map(inClear),
        sealed: secret === null ? null : await sealer.seal(accountId, secret),
        channel: origin.channel,
        requestId: origin.requestId.slice(0, LONGEST_ID),
        policyVersion: entry.policyVersion,
      },
    ],
  });
}

/** A subject's id may be the caller's own word. */
const LONGEST_ID = 128;

/** A holder's name is their own: screens look it up while it exists. Staff answer for their actions by name. */
function actorColumns(actor: Actor) {
  switch (actor.kind) {
    case "STAFF": {
      const { accountId: actorAccountId, sessionId, role: actorRole, name: actorName } = actor;
      return { actorKind: actor.kind, actorAccountId, actorName, actorRole, sessionId };
    }
    case "HOLDER":
      return {
        actorKind: actor.kind,
        actorAccountId: actor.accountId,
        actorName: "holder",
        sessionId: actor.sessionId,
      };
    case "ANONYMOUS":
      return { actorKind: actor.kind, actorName: "anonymous" };
    default:
      return { actorKind: actor.kind, actorName: actor.name };
  }
}

const inClear = ({ field, before, after, isPrivate }: FieldChange): Prisma.InputJsonObject =>
  isPrivate ? { field, private: true } : { field, before: toJson(before), after: toJson(after) };

const toJson = (value: FieldChange["before"]) => (typeof value === "object" && value !== null ? [...value] : value);

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
