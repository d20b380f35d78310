import type { LimitRepository } from "@/server/accounts/application/ports/outbound/limit-repository";
import type { OutputLimit } from "@/server/accounts/domain/entities/output-limit";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { isLimitLevel } from "@/server/accounts/domain/value-objects/limit-level";
import { isReasonAgainst } from "@/server/accounts/domain/value-objects/status-reason";
import { differences, type FieldValue } from "./change-log";
import { stored } from "./stored-value";
import type { UnitParts } from "./unit-parts";

export const limitRepository = ({ tx, held, changes }: UnitParts): LimitRepository => {
  const find = async (accountId: AccountId): Promise<OutputLimit | null> => {
    const row = await tx.outputLimit.findUnique({ where: { accountId } });
    return (
      row && {
        accountId: accountIdFrom(row.accountId),
        level: stored(row.riskLevel, isLimitLevel, "output_limit.risk_level"),
        since: row.since,
        until: row.until,
        reasonCode: stored(row.reasonCode, isReasonAgainst, "output_limit.reason_code"),
        by: accountIdFrom(row.setBy),
      }
    );
  };
  return {
    find,
    put: async (limit) => {
      const { accountId, level: riskLevel, since, until, reasonCode, by: setBy } = limit;
      held.mustHold([accountId]);
      const before = await find(accountId);
      const columns = { riskLevel, since, until, reasonCode, setBy };
      await tx.outputLimit.upsert({ where: { accountId }, create: { accountId, ...columns }, update: columns });
      changes.record(accountId, differences(before && fields(before), fields(limit)));
    },
    remove: async (accountId) => {
      held.mustHold([accountId]);
      const before = await find(accountId);
      if (!before) return;
      await tx.outputLimit.deleteMany({ where: { accountId } });
      changes.record(accountId, [{ field: "limit.until", before: before.until.toISOString(), after: null }]);
    },
  };
};

const fields = ({ level, until, reasonCode }: OutputLimit): Record<string, FieldValue> => ({
  "limit.level": level,
  "limit.until": until.toISOString(),
  "limit.reasonCode": reasonCode,
});
