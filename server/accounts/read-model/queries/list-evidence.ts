import type { EvidencePageDto } from "@/server/accounts/application/dto/evidence-dto";
import { toEvidence } from "@/server/accounts/application/dto/signal-words";
import type { ListEvidenceInput } from "@/server/accounts/application/ports/inbound/trust-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { FACTORS_OF_INPUT } from "@/server/accounts/domain/entities/trust-signal";
import { done, type Result } from "@/server/accounts/domain/result";
import { pageCursors } from "./page-cursor";
import { type ReadPool, readAlone, type Statement } from "./read-pool";
import { refuseUnless } from "./reader";
import type { Sealer } from "./sealed-text";
import { type SignalRow, signalColumns, toSignal } from "./stored-signals";

export type ListEvidenceDeps = { readonly pool: ReadPool; readonly now: Clock; readonly sealer: Sealer };

const page: Statement = {
  name: "evidence-page",
  text: `SELECT ${signalColumns} FROM trust_signal g
          WHERE g.account_id = $1 AND (g.occurred_at, g.id) < ($2::timestamptz, $3::uuid)
            AND g.factor = ANY($4::text[]) AND g.recorded_at <= $5
          ORDER BY g.occurred_at DESC, g.id DESC LIMIT $6`,
};

const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** The facts behind one input of one account, newest first, as far as they were known at the moment. */
export const listEvidence =
  ({ pool, now, sealer }: ListEvidenceDeps) =>
  async (input: ListEvidenceInput, actor: StaffActor): Promise<Result<EvidencePageDto>> => {
    const refused = refuseUnless(actor, "account.read-trust");
    if (refused) return refused;
    const cursors = pageCursors<readonly [occurredAt: string, id: string, known: string]>(sealer, "evidence", [
      actor.accountId,
      { ...input, cursor: null, limit: 0 },
    ]);
    const after = cursors.open(input.cursor);
    if (!after.ok) return after;
    // Later pages keep to what was known when the first was read.
    const known = new Date(after.value?.[2] ?? (input.at ?? now()).getTime());
    // Facts may be told a few minutes ahead of the clock: those count at once, except in the past.
    const newest = input.at ?? new Date(known.getTime() + 3_600_000);
    const [from, id] = after.value ?? [newest.toISOString(), LAST_ID];
    return await readAlone(pool, async (read) => {
      const factors = FACTORS_OF_INPUT[input.input];
      const rows = await read<SignalRow>(page, [input.accountId, from, id, factors, known, input.limit + 1]);
      const shown = rows.slice(0, input.limit);
      const last = rows.length > input.limit ? shown.at(-1) : undefined;
      return done({
        rows: shown.map((row) => toEvidence(toSignal(row))),
        nextCursor: last ? cursors.seal([last.occurred_at.toISOString(), last.id, known.toISOString()]) : null,
      });
    });
  };
