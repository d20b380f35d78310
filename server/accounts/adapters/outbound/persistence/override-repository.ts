import type { OverrideRepository } from "@/server/accounts/application/ports/outbound/override-repository";
import type { ScoreOverride } from "@/server/accounts/domain/entities/score-override";
import { done, refuse } from "@/server/accounts/domain/result";
import { differences, type FieldValue } from "./change-log";
import { endColumns, toOverride } from "./mappers/override-mapper";
import type { UnitParts } from "./unit-parts";

export const overrideRepository = ({ tx, held, changes }: UnitParts): OverrideRepository => ({
  findOpen: async (accountId) => {
    const row = await tx.trustOverride.findFirst({ where: { accountId, endedAt: null } });
    return row && toOverride(row);
  },
  insert: async (override) => {
    held.mustHold([override.accountId]);
    const { id, accountId, kind, scoreMilli, reasonCode, requestedBy, approvedBy, from, until, version } = override;
    const what = { id, accountId, kind, scoreMilli, reasonCode, requestedBy, approvedBy, startsAt: from, until };
    await tx.trustOverride.createMany({ data: [{ ...what, ...endColumns(override.end), version }] });
    changes.record(accountId, differences(null, fields(override)));
  },
  save: async (before, after) => {
    held.mustHold([after.accountId]);
    const version = before.version + 1;
    const { count } = await tx.trustOverride.updateMany({
      where: { id: before.id, version: before.version },
      data: { ...endColumns(after.end), version },
    });
    if (count === 0) return refuse({ code: "CONFLICT", what: "override" });
    changes.record(after.accountId, differences(fields(before), fields(after)));
    return done({ ...after, version });
  },
});

const fields = ({ id, kind, scoreMilli, reasonCode, until, end }: ScoreOverride): Record<string, FieldValue> => ({
  "override.id": id,
  "override.kind": kind,
  "override.scoreMilli": scoreMilli,
  "override.reasonCode": reasonCode,
  "override.until": until.toISOString(),
  "override.end": end?.how ?? null,
});
