import { flagAccount } from "@/server/accounts/domain/aggregates/review-case-aggregate";
import { isFlagged } from "@/server/accounts/domain/domain-services/review-trigger-service";
import type { ReviewCase } from "@/server/accounts/domain/entities/review-case";
import { reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import { done } from "@/server/accounts/domain/result";
import { caseIdFrom } from "@/server/accounts/domain/value-objects/case-id";
import { accountSummaryRebuild } from "@/server/accounts/read-model/rebuild/account-summary-model";
import { refreshAccountSummaries } from "@/server/accounts/read-model/rebuild/account-summary-store";
import { rebuildReadModel } from "@/server/accounts/read-model/rebuild/rebuild-account-read-model";
import { openPool } from "@/server/platform/database";
import { withConnection } from "@/server/platform/database-session";
import { newId } from "@/server/platform/new-id";
import type { BenchDatabase } from "./bench-database";
import { ACCOUNTS_ALIKE, copyAccounts } from "./copied-accounts";
import { type GeneratedPerson, generatedPerson } from "./generated-people";

const BATCH = 1_000;
const COPIES = 25_000;

type Tell = (line: string) => void;

/**
 * Fills the database up to `count` made-up accounts: the first ones through the same unit of work as any import, until
 * every mixture was there; all others are copies of those.
 */
export async function fillAccounts(database: BenchDatabase, count: number, tell: Tell): Promise<void> {
  const filled = await countAccounts(database);
  if (filled >= count) return;
  const startedAt = Date.now();
  const report = (done: number) =>
    tell(`  ${done.toLocaleString("en-IN")} accounts after ${Math.round((Date.now() - startedAt) / 1000)} s`);
  const made = Math.min(count, ACCOUNTS_ALIKE);
  await makeAccounts(database, filled, made, report);
  if (count > made) await makeCopies(database, Math.max(filled, made), count, report);
  await withConnection(database.ownerUrl, (client) => client.query("VACUUM ANALYZE"));
}

async function makeAccounts(
  database: BenchDatabase,
  already: number,
  count: number,
  report: (done: number) => void,
): Promise<void> {
  for (let filled = already; filled < count; ) {
    const at = new Date();
    const size = Math.min(BATCH, count - filled);
    const people = Array.from({ length: size }, (_, n) => generatedPerson(filled + n + 1, at));
    await insertBatch(database, people);
    await refreshAccountSummaries(
      database.database.pool,
      people.map(({ account }) => account.id),
    );
    filled += size;
    if (filled % 10_000 === 0 || filled === count) report(filled);
  }
}

async function makeCopies(
  database: BenchDatabase,
  already: number,
  count: number,
  report: (done: number) => void,
): Promise<void> {
  await withConnection(database.ownerUrl, async (client) => {
    for (let filled = already; filled < count; filled = Math.min(count, filled + COPIES)) {
      await copyAccounts(client, filled + 1, Math.min(count, filled + COPIES));
      report(Math.min(count, filled + COPIES));
    }
  });
  const pool = openPool({ appUrl: database.config.appUrl, poolSize: 2, statementTimeoutMs: 0 });
  try {
    await rebuildReadModel(accountSummaryRebuild, { pool, now: () => new Date() });
  } finally {
    await pool.end();
  }
}

async function countAccounts({ database }: BenchDatabase): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM account WHERE external_id LIKE 'bench-%'",
  );
  return rows[0]?.count ?? 0;
}

async function insertBatch({ accounts }: BenchDatabase, people: readonly GeneratedPerson[]): Promise<void> {
  const stored = await accounts.unitOfWork(
    {
      action: "account.import",
      actor: { kind: "OPERATOR", name: "operator" },
      origin: { requestId: newId(), channel: "cli", ip: null, userAgent: null },
      subject: null,
      accounts: [],
    },
    async (write) => {
      await write.accounts.insertMany(people.map(({ account }) => account));
      await write.trust.saveMany(people.map(({ profile }) => profile));
      await write.reviewCases.insertMany(people.flatMap((person) => caseOf(person, write.at)));
      return done(null);
    },
  );
  if (!stored.ok) throw new Error(`The accounts could not be stored: ${stored.refusal.code}`);
}

/** Whoever stands badly has a case, and as many others that half of all do: a queue of a thousand pages. */
function caseOf({ account, profile, isFlaggedByHand }: GeneratedPerson, at: Date): ReviewCase[] {
  const stands = isFlagged(profile.riskLevel);
  if (!stands && !isFlaggedByHand) return [];
  const openedAt = new Date(at.getTime() - Math.floor(Math.random() * 86_400_000));
  const { reviewCase } = flagAccount(
    null,
    {
      caseId: caseIdFrom(newId()),
      accountId: account.id,
      reason: stands ? "RISK_REACHED_HIGH" : "FLAGGED_BY_HAND",
      riskLevel: profile.riskLevel,
      scoreMilli: profile.scoreMilli,
      exposureMinor: Math.floor(Math.random() * 5_000_000),
      evidenceAt: openedAt,
      at: openedAt,
    },
    reviewPolicy,
  );
  return reviewCase ? [reviewCase] : [];
}
