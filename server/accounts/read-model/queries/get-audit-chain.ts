import type { AuditChainDto, ChainVerificationDto } from "@/server/accounts/application/dto/system-dto";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { readTailSeconds } from "@/server/accounts/audit-chain/unsealed-entries";
import { done, type Result } from "@/server/accounts/domain/result";
import { readAlone, type Statement } from "./read-pool";
import { refuseUnless } from "./reader";
import type { SystemStateDeps } from "./system-state";

type VerificationRow = {
  readonly state: ChainVerificationDto["state"];
  readonly asked_by: string;
  readonly asked_at: Date;
  readonly finished_at: Date | null;
  readonly done: string;
  readonly total: string;
  readonly sealed_up_to: string | null;
  readonly fault: string | null;
  readonly problem: string | null;
};

type LastRow = { readonly last: string; readonly sealed_at: Date; readonly key_id: string };

const lastCheckpoint: Statement = {
  name: "audit-chain-last",
  text: "SELECT c.last::text, c.sealed_at, c.key_id FROM audit_checkpoint c ORDER BY c.number DESC LIMIT 1",
};

const lastVerification: Statement = {
  name: "audit-chain-verification",
  text: `SELECT state, asked_by, asked_at, finished_at, done::text, total::text, sealed_up_to::text, fault, problem
           FROM audit_verification v ORDER BY v.asked_at DESC, v.id DESC LIMIT 1`,
};

/** Up to where the trail is sealed, how old the rest is, and what the latest verification found. */
export const getAuditChain =
  ({ pool, now }: SystemStateDeps) =>
  async (actor: StaffActor): Promise<Result<AuditChainDto>> => {
    const refused = refuseUnless(actor, "audit.read-chain");
    if (refused) return refused;
    const at = now();
    return readAlone(pool, async (read) => {
      const [[last], [verification], tailSeconds] = await Promise.all([
        read<LastRow>(lastCheckpoint, []),
        read<VerificationRow>(lastVerification, []),
        readTailSeconds(pool, at),
      ]);
      return done({
        sealedUpTo: last?.last ?? "0",
        sealedAt: last?.sealed_at ?? null,
        tailSeconds,
        keyId: last?.key_id ?? null,
        verification: verification ? toVerification(verification) : null,
        readAt: at,
      });
    });
  };

const toVerification = (row: VerificationRow): ChainVerificationDto => ({
  state: row.state,
  by: row.asked_by,
  at: row.asked_at,
  finishedAt: row.finished_at,
  entriesDone: Number(row.done),
  entriesTotal: Number(row.total),
  sealedUpTo: row.sealed_up_to,
  fault: row.fault,
  problem: row.problem,
});
