import type { OwnActs } from "@/server/accounts/application/ports/outbound/own-acts";
import type { UnitParts } from "./unit-parts";

/** Counts in the trail itself, by the actor's index: the actor's row is held, so nobody adds to it meanwhile. */
export const ownActs = ({ tx }: UnitParts): OwnActs => ({
  countSince: async (actor, actions, since) => {
    const [row] = await tx.$queryRaw<{ count: number; first_at: Date | null }[]>`
      SELECT count(*)::int AS count, min(recorded_at) AS first_at FROM audit_entry
       WHERE actor_account_id = ${actor}::uuid AND recorded_at > ${since}::timestamptz
         AND action = ANY(${[...actions]}::text[]) AND outcome = 'DONE'`;
    return { count: row?.count ?? 0, firstAt: row?.first_at ?? null };
  },
});
