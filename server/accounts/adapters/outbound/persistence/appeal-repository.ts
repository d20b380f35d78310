import type { AppealRepository } from "@/server/accounts/application/ports/outbound/appeal-repository";
import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { refuse } from "@/server/accounts/domain/result";
import { appealIdFrom } from "@/server/accounts/domain/value-objects/appeal-id";
import type { PersonalDataSealer } from "../security/personal-data-encryption";
import { toAppeal } from "./mappers/appeal-mapper";
import type { OpenSealed } from "./mappers/statement-mapper";
import type { UnitParts } from "./unit-parts";

export type AppealRepositoryDeps = {
  readonly newId: NewId;
  readonly sealer: PersonalDataSealer;
  readonly open: OpenSealed;
};

export const appealRepository = (
  { tx, held, changes }: UnitParts,
  { newId, sealer, open }: AppealRepositoryDeps,
): AppealRepository => ({
  newId: () => appealIdFrom(newId()),
  find: async (id) => {
    const row = await tx.appeal.findUnique({ where: { id } });
    return row && toAppeal(row, open);
  },
  insert: async ({ id, accountId, statementId, state, text, createdAt }) => {
    held.mustHold([accountId]);
    const sealed = await sealer.seal(accountId, { text });
    const stored = await tx.$executeRaw`
      INSERT INTO appeal (id, account_id, statement_id, state, sealed_text, created_at)
      VALUES (${id}::uuid, ${accountId}::uuid, ${statementId}::uuid, ${state}, ${sealed}, ${createdAt}::timestamptz)
      ON CONFLICT (statement_id) DO NOTHING`;
    if (stored === 0) return refuse({ code: "ALREADY_EXISTS", what: "appeal" });
    changes.record(accountId, [{ field: `appeal ${id}`, before: null, after: state }]);
    return null;
  },
  answer: async ({ id, accountId, state, answer, decidedBy, decidedAt }) => {
    held.mustHold([accountId]);
    const sealed = await sealer.seal(accountId, { answer });
    const stored = await tx.$executeRaw`
      UPDATE appeal SET state = ${state}, sealed_answer = ${sealed}, decided_by = ${decidedBy}::uuid,
             decided_at = ${decidedAt}::timestamptz
       WHERE id = ${id}::uuid AND account_id = ${accountId}::uuid AND state = 'OPEN'`;
    if (stored === 0) return refuse({ code: "CONFLICT", what: "appeal" });
    changes.record(accountId, [{ field: `appeal ${id}`, before: "OPEN", after: state }]);
    return null;
  },
});
