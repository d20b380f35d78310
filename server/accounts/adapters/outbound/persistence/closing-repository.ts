import type { ClosingRepository } from "@/server/accounts/application/ports/outbound/closing-repository";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import type { UnitParts } from "./unit-parts";

export const closingRepository = ({ tx, held, changes }: UnitParts): ClosingRepository => ({
  find: async (accountId) => {
    const row = await tx.accountClosing.findUnique({ where: { accountId } });
    return row && { accountId: accountIdFrom(row.accountId), requestedAt: row.requestedAt, closesAt: row.closesAt };
  },
  insert: async ({ accountId, requestedAt, closesAt }) => {
    held.mustHold([accountId]);
    await tx.accountClosing.createMany({ data: [{ accountId, requestedAt, closesAt }] });
    changes.record(accountId, [{ field: "closesAt", before: null, after: closesAt.toISOString() }]);
  },
  remove: async (accountId) => {
    held.mustHold([accountId]);
    const before = await tx.accountClosing.findUnique({ where: { accountId } });
    if (!before) return;
    await tx.accountClosing.deleteMany({ where: { accountId } });
    changes.record(accountId, [{ field: "closesAt", before: before.closesAt.toISOString(), after: null }]);
  },
});
