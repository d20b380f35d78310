import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { StatementRepository } from "@/server/accounts/application/ports/outbound/statement-repository";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { statementIdFrom } from "@/server/accounts/domain/value-objects/statement-id";
import type { PersonalDataSealer } from "../security/personal-data-encryption";
import { type OpenSealed, toStatement } from "./mappers/statement-mapper";
import { bytes } from "./stored-value";
import type { UnitParts } from "./unit-parts";

export type StatementRepositoryDeps = {
  readonly newId: NewId;
  readonly sealer: PersonalDataSealer;
  readonly open: OpenSealed;
};

export const statementRepository = (
  { tx, at, held, changes }: UnitParts,
  { newId, sealer, open }: StatementRepositoryDeps,
): StatementRepository => ({
  insert: async ({ subject, text, ...statement }) => {
    held.mustHold([statement.accountId]);
    const id = statementIdFrom(newId());
    const sealed = bytes(await sealer.seal(statement.accountId, { subject, text }));
    const { accountId, decision, reasonCode, isAutomated, until, auditEntryId, decidedBy, createdAt } = statement;
    await tx.$executeRaw`
      INSERT INTO statement_of_reasons (id, account_id, decision, reason_code, is_automated, until, sealed,
                                        audit_entry_id, decided_by, created_at)
      VALUES (${id}::uuid, ${accountId}::uuid, ${decision}, ${reasonCode}, ${isAutomated}, ${until}::timestamptz,
              ${sealed}, ${auditEntryId}::uuid, ${decidedBy}::uuid, ${createdAt}::timestamptz)`;
    changes.record(statement.accountId, [{ field: `statement ${id}`, before: null, after: statement.decision }]);
    return id;
  },
  withdraw: async (accountId, createdAt) => {
    held.mustHold([accountId]);
    await tx.$executeRaw`
      INSERT INTO statement_withdrawal (statement_id, withdrawn_at)
      SELECT id, ${at}::timestamptz FROM statement_of_reasons
       WHERE account_id = ${accountId}::uuid AND created_at = ${createdAt}::timestamptz
      ON CONFLICT DO NOTHING`;
  },
  find: async (accountId, id) => {
    const row = await tx.statementOfReasons.findFirst({ where: { id, accountId } });
    return row && toStatement(row, open);
  },
  findLatest: async (accountId, decision) => {
    const row = await tx.statementOfReasons.findFirst({
      where: { accountId, decision },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    });
    return row && toStatement(row, open);
  },
  decidersOf: async ({ decidedBy, auditEntryId, createdAt }) => {
    // The entry was left by whoever gave the last word, which is the approver where two were needed.
    const rows = await tx.$queryRaw<{ actor_account_id: string }[]>`
      SELECT actor_account_id FROM audit_entry
       WHERE recorded_at = ${createdAt}::timestamptz AND id = ${auditEntryId}::uuid
         AND actor_kind = 'STAFF' AND actor_account_id IS NOT NULL`;
    return new Set([...(decidedBy ? [decidedBy] : []), ...rows.map((row) => accountIdFrom(row.actor_account_id))]);
  },
});
