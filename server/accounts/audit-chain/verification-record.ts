import { randomUUID } from "node:crypto";
import type { Queryable } from "@/server/accounts/outbox/transaction";
import { VerificationStopped, type Verified, type VerifyDeps, verifyChain } from "./verify-chain";

export type VerificationJobDeps = VerifyDeps & {
  /** Where runs stand on record; `db` is what is read from. */
  readonly record: Queryable;
};

/** How long a run may give no sign of life before another process takes it up. */
const SILENT_SECONDS = 60;
/** So often its progress is put on record. */
const BEAT_MS = 500;
/** Nobody has to ask: once a day it runs by itself. */
const EVERY_HOURS = 24;

/** The verification that somebody asked for, or whose day has come; null when none waits. */
export async function nextVerification(record: Queryable, at: Date): Promise<string | null> {
  await record.query(
    `INSERT INTO audit_verification (id, state, asked_by, asked_at)
     SELECT $1, 'REQUESTED', 'system:timer', $2
      WHERE NOT EXISTS (SELECT FROM audit_verification WHERE asked_at > $3)
     ON CONFLICT DO NOTHING`,
    [randomUUID(), at, new Date(at.getTime() - EVERY_HOURS * 3_600_000)],
  );
  const { rows } = await record.query<{ id: string }>(
    `UPDATE audit_verification SET state = 'RUNNING', beat_at = $1
      WHERE id = (SELECT id FROM audit_verification
                   WHERE state = 'REQUESTED' OR (state = 'RUNNING' AND beat_at < $2)
                   ORDER BY asked_at LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id`,
    [at, new Date(at.getTime() - SILENT_SECONDS * 1000)],
  );
  return rows[0]?.id ?? null;
}

/** Verifies, and leaves on record how far it is and how it ended. Stopped in an orderly way, it waits for the next process. */
export async function verifyOnRecord(id: string, { record, ...deps }: VerificationJobDeps): Promise<Verified | null> {
  let beaten = 0;
  const onProgress = ({ done, total }: { readonly done: number; readonly total: number }) => {
    const at = deps.now();
    if (at.getTime() - beaten < BEAT_MS) return;
    beaten = at.getTime();
    // The verification waits for no news of it.
    void record.query(BEAT, [id, at, done, total]).catch(() => undefined);
  };
  try {
    const verified = await verifyChain({ ...deps, onProgress });
    const [fault] = verified.faults;
    const state = verified.intact ? "INTACT" : "BROKEN";
    const { entries, sealedUpTo } = verified;
    await record.query(END, [id, state, deps.now(), entries, sealedUpTo, fault?.words, fault?.number, null]);
    return verified;
  } catch (error) {
    const isStopped = error instanceof VerificationStopped;
    const problem = error instanceof Error ? error.message.slice(0, 500) : String(error);
    const end = isStopped ? [null, null] : [deps.now(), problem];
    await record.query(END, [id, isStopped ? "REQUESTED" : "FAILED", end[0], null, null, null, null, end[1]]);
    if (isStopped) return null;
    throw error;
  }
}

const BEAT = "UPDATE audit_verification SET beat_at = $2, done = $3, total = $4 WHERE id = $1 AND state = 'RUNNING'";

const END = `
  UPDATE audit_verification
     SET state = $2, finished_at = $3, done = coalesce($4, done), total = coalesce($4, total), sealed_up_to = $5,
         fault = $6, fault_number = $7, problem = $8
   WHERE id = $1`;
