import type { Page } from "@/server/accounts/application/dto/page";
import type { SignedCheckpoint } from "@/server/accounts/audit-chain/checkpoint";
import { type CheckpointRow, checkpointColumns, toCheckpoint } from "@/server/accounts/audit-chain/checkpoint-rows";
import { done, type Result } from "@/server/accounts/domain/result";
import { pageCursors } from "./page-cursor";
import { type ReadPool, readAlone, type Statement } from "./read-pool";
import type { Sealer } from "./sealed-text";

export type ListMachineCheckpointsDeps = { readonly pool: ReadPool; readonly sealer: Sealer };

const LAST = "9223372036854775807";

const before: Statement = {
  name: "audit-checkpoints",
  text: `SELECT ${checkpointColumns} FROM audit_checkpoint c WHERE c.number < $1 ORDER BY c.number DESC LIMIT $2`,
};

/** The signed checkpoints of the trail, newest first: who keeps them notices when the end of the chain is cut off. */
export const listMachineCheckpoints =
  ({ pool, sealer }: ListMachineCheckpointsDeps) =>
  async ({
    cursor,
    limit,
  }: {
    readonly cursor: string | null;
    readonly limit: number;
  }): Promise<Result<Page<SignedCheckpoint>>> => {
    const cursors = pageCursors<readonly [number: string]>(sealer, "machine-checkpoints", null);
    const after = cursors.open(cursor);
    if (!after.ok) return after;
    return readAlone(pool, async (read) => {
      const found = await read<CheckpointRow>(before, [after.value?.[0] ?? LAST, limit + 1]);
      const rows = found.slice(0, limit).map(toCheckpoint);
      const last = found.length > limit ? rows.at(-1) : undefined;
      return done({ rows, nextCursor: last ? cursors.seal([last.number]) : null });
    });
  };
