import type { ChainCheckRepository } from "@/server/accounts/application/ports/outbound/chain-check-repository";
import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { UnitParts } from "./unit-parts";

/** One open run at a time: of two who ask at once the second waits for the first's commit and finds the request. */
export const chainCheckRepository = (
  { tx, at }: UnitParts,
  { newId }: { readonly newId: NewId },
): ChainCheckRepository => ({
  request: async (by) => {
    const asked = await tx.$executeRaw`
      INSERT INTO audit_verification (id, state, asked_by, asked_at)
      VALUES (${newId()}::uuid, 'REQUESTED', ${by}, ${at}::timestamptz)
      ON CONFLICT DO NOTHING`;
    if (asked > 0) return null;
    const [open] = await tx.$queryRaw<{ by: string; at: Date }[]>`
      SELECT asked_by AS by, asked_at AS at FROM audit_verification WHERE state IN ('REQUESTED', 'RUNNING')`;
    return open ?? null;
  },
});
