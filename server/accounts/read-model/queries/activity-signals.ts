import type { ActivityKind, ActivityRowDto } from "@/server/accounts/application/dto/activity-dto";
import { activityLabel, activityOfFactor } from "@/server/accounts/application/dto/activity-words";
import { signalWords } from "@/server/accounts/application/dto/signal-words";
import { FACTORS, type TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import type { ActivityPosition } from "./activity-position";
import type { ReadRows, Statement } from "./read-pool";
import { type SignalRow, signalColumns, toSignal } from "./stored-signals";

const page: Statement = {
  name: "activity-signals",
  text: `SELECT ${signalColumns} FROM trust_signal g
          WHERE g.account_id = $1 AND (g.occurred_at, g.id) < ($2::timestamptz, $3::uuid) AND g.factor = ANY($4::text[])
          ORDER BY g.occurred_at DESC, g.id DESC LIMIT $5`,
};

/** What happened, by the moment it happened. For readers of trust alone. */
export async function readSignalActivity(
  read: ReadRows,
  accountId: string,
  {
    kind,
    after,
    limit,
  }: { readonly kind: ActivityKind | null; readonly after: ActivityPosition; readonly limit: number },
): Promise<ActivityRowDto[]> {
  const factors = FACTORS.filter((factor) => kind === null || activityOfFactor(factor) === kind);
  if (factors.length === 0) return [];
  const rows = await read<SignalRow>(page, [accountId, after[0], after[1], factors, limit]);
  return rows.map((row) => toActivity(toSignal(row)));
}

function toActivity(signal: TrustSignal): ActivityRowDto {
  const kind = activityOfFactor(signal.factor);
  return {
    id: signal.id,
    kind,
    kindLabel: activityLabel(kind),
    at: signal.occurredAt,
    words: signalWords(signal),
    refused: false,
    // Known from here on: what is reported late moves the score when it is reported.
    explainAt: signal.recordedAt > signal.occurredAt ? signal.recordedAt : signal.occurredAt,
    auditEntryId: null,
  };
}
