import type { Pool } from "pg";
import { openPool } from "@/server/platform/database";
import type { Logger } from "@/server/platform/logger";
import type { Job } from "@/server/platform/worker";
import type { HeadFile } from "./audit-chain/head-file";
import { createSealer, SEAL_BATCH } from "./audit-chain/sealer";
import type { SealingKey, TrustedKeys } from "./audit-chain/sealing-keys";
import { nextVerification, verifyOnRecord } from "./audit-chain/verification-record";
import { VERIFY_CONNECTIONS } from "./audit-chain/verify-chain";

export type AuditJobDeps = {
  readonly pool: Pool;
  readonly appUrl: string;
  /** Null in a process that was given none: it seals nothing. */
  readonly key: SealingKey | null;
  readonly keys: TrustedKeys;
  readonly head: HeadFile;
  readonly now: () => Date;
  readonly logger: Pick<Logger, "info" | "warn" | "error">;
};

/** What the worker does for the trail: seals it, and verifies it once a day and when somebody asks. */
export function auditJobs(deps: AuditJobDeps): readonly Job[] {
  const verification: Job = { name: "audit-verification", everyMs: 2_000, run: (stop) => verifyNext(deps, stop) };
  if (deps.key === null) return [verification];
  return [sealing(deps, deps.key), verification];
}

function sealing({ pool, head, now, logger }: AuditJobDeps, key: SealingKey): Job {
  const seal = createSealer({
    pool,
    key,
    now,
    onSealed: (checkpoint) => {
      try {
        head.keep(checkpoint);
      } catch (error) {
        logger.warn({ problem: messageOf(error) }, "the head of the audit chain could not be kept beside the data");
      }
    },
  });
  return {
    name: "audit-seal",
    everyMs: 1_000,
    run: async () => {
      const outcome = await seal();
      return outcome !== "BUSY" && outcome.sealed >= SEAL_BATCH ? "more" : "idle";
    },
  };
}

/** On connections of its own that can't write: a long trail takes longer than any statement of the others should. */
async function verifyNext(
  { pool, appUrl, keys, head, now, logger }: AuditJobDeps,
  signal: AbortSignal,
): Promise<"idle"> {
  const id = await nextVerification(pool, now());
  if (id === null) return "idle";
  const db = openPool({
    appUrl,
    poolSize: VERIFY_CONNECTIONS,
    applicationName: "goodstanding-verify",
    statementTimeoutMs: 0,
    readOnly: true,
  });
  try {
    const verified = await verifyOnRecord(id, { db, record: pool, keys, known: head.read(), now, signal });
    if (verified && !verified.intact) {
      const { faultCount, faults } = verified;
      logger.error({ faultCount, fault: faults[0] }, "the audit trail is not as it was sealed");
    }
  } catch (error) {
    logger.warn({ problem: messageOf(error) }, "a verification of the audit trail failed");
  } finally {
    await db.end();
  }
  return "idle";
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
