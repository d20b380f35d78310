import type { ActsDone, OwnActs } from "@/server/accounts/application/ports/outbound/own-acts";
import type { UnitParts } from "./unit-parts";

/** Counts in the trail itself, by the actor's index: the actor's row is held, so nobody adds to it meanwhile. */
export const ownActs = ({ tx }: UnitParts): OwnActs => ({
  countSince: async (actor, actions, since) =>
    counted(
      await tx.$queryRaw<Row[]>`
      SELECT count(*)::int AS count, min(recorded_at) AS first_at FROM audit_entry
       WHERE actor_account_id = ${actor}::uuid AND recorded_at > ${since}::timestamptz
         AND action = ANY(${[...actions]}::text[]) AND outcome = 'DONE'`,
    ),
  locksSince: async (actor, actions, since) =>
    counted(
      await tx.$queryRaw<Row[]>`
      SELECT count(*)::int AS count, min(at) AS first_at FROM (
        SELECT recorded_at AS at FROM audit_entry
         WHERE actor_account_id = ${actor}::uuid AND recorded_at > ${since}::timestamptz
           AND action = ANY(${[...actions]}::text[]) AND outcome = 'DONE'
        UNION ALL
        SELECT m.contained_since FROM cluster_member m JOIN approval_request q ON q.id = m.approval_id
         WHERE m.contained_since > ${since}::timestamptz AND q.requested_by = ${actor}::uuid) AS locks`,
    ),
});

type Row = { readonly count: number; readonly first_at: Date | null };

const counted = ([row]: readonly Row[]): ActsDone => ({ count: row?.count ?? 0, firstAt: row?.first_at ?? null });
