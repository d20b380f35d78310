import type { RebuildRepository } from "@/server/accounts/application/ports/outbound/rebuild-repository";
import type { UnitParts } from "./unit-parts";

/** One row for each read model: of two who ask at once the second waits for the first's commit and finds the request. */
export const rebuildRepository = ({ tx, at, changes }: UnitParts): RebuildRepository => ({
  request: async (name, by) => {
    const asked = await tx.$executeRaw`
      INSERT INTO read_model_rebuild AS r (name, state, requested_by, requested_at)
      VALUES (${name}, 'REQUESTED', ${by}, ${at}::timestamptz)
      ON CONFLICT (name) DO UPDATE SET state = 'REQUESTED', requested_by = ${by}, requested_at = ${at}::timestamptz
       WHERE r.state IN ('DONE', 'FAILED')`;
    if (asked > 0) {
      changes.record(null, [{ field: "readModel.rebuild", before: null, after: name }]);
      return null;
    }
    const [open] = await tx.$queryRaw<{ by: string; at: Date }[]>`
      SELECT requested_by AS by, requested_at AS at FROM read_model_rebuild WHERE name = ${name}`;
    return open ?? null;
  },
});
