import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditAction } from "@/server/accounts/application/ports/outbound/audit-log";
import type { RefusalCode } from "@/server/accounts/domain/exceptions/refusal";
import { oneCustomer } from "@/server/accounts/domain/value-objects/ip-prefix";
import type { KeyedHash } from "../security/keyed-hash";
import type { ExecuteRaw } from "./transaction";

/**
 * Counts a refusal of a caller nobody knows, per action, source, code and minute: a flood moves one number. The worker
 * turns the counts of each closed minute into entries of the trail.
 */
export async function countRefusal(
  tx: ExecuteRaw,
  hash: KeyedHash,
  refused: {
    readonly action: AuditAction;
    readonly origin: RequestOrigin;
    readonly code: RefusalCode;
    readonly at: Date;
  },
): Promise<void> {
  const minute = new Date(Math.floor(refused.at.getTime() / MINUTE) * MINUTE);
  const source = hash("source of a refusal", refused.origin.channel, oneCustomer(refused.origin.ip));
  await tx.$executeRaw`
    INSERT INTO refusal_tally (minute, action, source_hash, code, occurrences)
    VALUES (${minute}::timestamptz, ${refused.action}, ${source}, ${refused.code}, 1)
    ON CONFLICT (minute, action, source_hash, code) DO UPDATE SET occurrences = refusal_tally.occurrences + 1`;
}

const MINUTE = 60_000;
