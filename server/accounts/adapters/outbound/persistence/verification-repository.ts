import type { VerificationRepository } from "@/server/accounts/application/ports/outbound/verification-repository";
import { toVerification, verificationColumns } from "./mappers/verification-mapper";
import type { UnitParts } from "./unit-parts";

export const verificationRepository = ({ tx, at, held, changes }: UnitParts): VerificationRepository => ({
  findOpen: async (accountId, purpose) => {
    const row = await tx.verification.findFirst({
      where: { accountId, purpose, consumedAt: null, expiresAt: { gt: at } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    });
    return row && toVerification(row);
  },
  countSince: (accountId, purpose, since) =>
    tx.verification.count({ where: { accountId, purpose, createdAt: { gte: since } } }),
  countTextsSince: async (since, beginning) => {
    // By the index on the end: a code's end lies a fixed time after its making.
    const [counted] = await tx.$queryRaw<{ all: number; inRange: number }[]>`
      SELECT count(*)::int AS "all", (count(*) FILTER (WHERE starts_with(contact_key, ${beginning})))::int AS "inRange"
        FROM verification
       WHERE expires_at > ${since}::timestamptz AND created_at >= ${since}::timestamptz AND contact_kind = 'PHONE'`;
    return counted ?? { all: 0, inRange: 0 };
  },
  insert: async (verification) => {
    held.mustHold([verification.accountId]);
    await tx.verification.createMany({ data: [verificationColumns(verification)] });
    const field = `verification ${verification.id}`;
    changes.record(verification.accountId, [{ field, before: null, after: "SENT" }]);
  },
  save: async (verification) => {
    held.mustHold([verification.accountId]);
    const { id, ...columns } = verificationColumns(verification);
    await tx.verification.updateMany({ where: { id }, data: columns });
    const after = verification.consumedAt ? "USED" : `${verification.attempts} attempts`;
    changes.record(verification.accountId, [{ field: `verification ${id}`, before: "SENT", after }]);
  },
});
