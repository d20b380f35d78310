import * as z from "zod/mini";
import type { BacktestTally } from "@/server/accounts/domain/domain-services/backtest-tally";
import { FACTORS } from "@/server/accounts/domain/entities/trust-signal";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { RISK_LEVELS } from "@/server/accounts/domain/value-objects/risk-level";

const accountId = z.pipe(z.uuid(), z.transform(accountIdFrom));
const counted = z.object({ total: z.int(), live: z.int(), draft: z.int() });
const risk = z.enum(RISK_LEVELS);

const mover = z.object({
  accountId,
  fromMilli: z.int(),
  toMilli: z.int(),
  from: risk,
  to: risk,
  factor: z.enum(FACTORS),
  factorFromMilli: z.int(),
  factorToMilli: z.int(),
  good: z.number(),
  bad: z.number(),
});

const tally = z.object({
  at: z.iso.datetime(),
  accounts: z.int(),
  moves: z.array(z.array(z.int())),
  distribution: z.object({ live: z.array(z.int()), draft: z.array(z.int()) }),
  flags: z.object({ live: z.int(), draft: z.int() }),
  bad: counted,
  good: counted,
  badLately: counted,
  goodLately: z._default(z.nullable(counted), null),
  movers: z.array(mover),
  hitCount: z.int(),
  hits: z.array(z.object({ accountId, decidedAt: z.iso.datetime(), liveMilli: z.int(), draftMilli: z.int() })),
});

/** A stored tally; null when there is none yet, or another release stored it. */
export function readTally(stored: unknown): BacktestTally | null {
  const read = z.safeParse(tally, stored);
  return read.success ? read.data : null;
}
