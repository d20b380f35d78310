import type { Pool } from "pg";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { LookUpLog } from "@/server/accounts/application/ports/outbound/look-up-log";
import type { KeyedHash } from "../security/keyed-hash";

export type LookUpTallyDeps = {
  readonly pool: Pick<Pool, "query">;
  readonly keyedHash: KeyedHash;
  readonly now: Clock;
};

/** One statement: the running minute's count goes up by one. */
export const createLookUpLog = ({ pool, keyedHash, now }: LookUpTallyDeps): LookUpLog => ({
  count: async ({ actor, searchedBy, text, accountId }) => {
    const hash = text === null ? "" : keyedHash("looked-up text", text);
    await pool.query({
      name: "look-up-count",
      text: count,
      values: [now(), actor.sessionId, searchedBy, hash, actor.accountId, actor.name, actor.role, accountId],
    });
  },
});

const count = `
  INSERT INTO look_up_tally (minute, session_id, searched_by, text_hash, actor_account_id, actor_name, actor_role,
                             account_id, occurrences)
  VALUES (date_trunc('minute', $1::timestamptz), $2, $3, $4, $5, $6, $7, $8, 1)
  ON CONFLICT (minute, session_id, searched_by, text_hash)
  DO UPDATE SET occurrences = look_up_tally.occurrences + 1,
                account_id = coalesce(look_up_tally.account_id, EXCLUDED.account_id)`;
