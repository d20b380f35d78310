/** One way in: a pool of its own in a test, a server process in the benchmark. Both answer whether they served. */
export type RaceDoor<Victim> = {
  readonly read: (victim: Victim) => Promise<boolean>;
  readonly write: (victim: Victim) => Promise<boolean>;
};

export type LockRace<Victim> = {
  readonly rounds: number;
  readonly doors: readonly RaceDoor<Victim>[];
  /** Makes the next account with a session that every door serves. */
  readonly prepare: (round: number) => Promise<Victim>;
  /** Locks the victim's account; settles when the lock is answered. */
  readonly lock: (victim: Victim) => Promise<void>;
  /** How many requests each stream still starts after the answer. */
  readonly after?: number;
  readonly onRound?: (round: number) => void;
};

export type LockRaceReport = {
  readonly rounds: number;
  /** Requests that began before the lock was answered: either answer is right. */
  readonly served: number;
  readonly refused: number;
  /** Requests that began after it: all of these must be refused. */
  readonly refusedAfterLock: number;
  readonly servedAfterLock: number;
};

/**
 * Uses a session through every door, reading and writing without pause, while its account is locked, and counts the
 * requests that began after the lock's answer and were served all the same. One clock of one process orders them.
 */
export async function runLockRace<Victim>(race: LockRace<Victim>): Promise<LockRaceReport> {
  const total = { served: 0, refused: 0, refusedAfterLock: 0, servedAfterLock: 0 };
  for (let round = 0; round < race.rounds; round += 1) {
    for (const { startedAt, served, answeredAt } of await runRound(race, await race.prepare(round), round)) {
      const isAfter = startedAt > answeredAt;
      if (isAfter) total[served ? "servedAfterLock" : "refusedAfterLock"] += 1;
      else total[served ? "served" : "refused"] += 1;
    }
    race.onRound?.(round + 1);
  }
  return { rounds: race.rounds, ...total };
}

type RacedRequest = { readonly startedAt: number; readonly served: boolean; readonly answeredAt: number };

async function runRound<Victim>(
  { doors, lock, after = 2 }: LockRace<Victim>,
  victim: Victim,
  round: number,
): Promise<readonly RacedRequest[]> {
  let answeredAt = Number.POSITIVE_INFINITY;
  const stream = async (request: (victim: Victim) => Promise<boolean>) => {
    const requests: { startedAt: number; served: boolean }[] = [];
    for (let left = after; left > 0; ) {
      const startedAt = performance.now();
      if (startedAt > answeredAt) left -= 1;
      requests.push({ startedAt, served: await request(victim) });
    }
    return requests;
  };
  const streams = doors.flatMap(({ read, write }) => [stream(read), stream(write)]);
  // The lock meets the streams at another point of their requests in each round.
  for (let turns = round % 17; turns > 0; turns -= 1) await new Promise(setImmediate);
  await lock(victim);
  answeredAt = performance.now();
  return (await Promise.all(streams)).flat().map((request) => ({ ...request, answeredAt }));
}

/** What a pool or connection can do for the proof. */
type Rows = { query<Row extends object>(text: string, values: unknown[]): Promise<{ rows: Row[] }> };

/**
 * Writes of these accounts that the database committed after their account's newest lock, by its own commit
 * timestamps (it needs `track_commit_timestamp`). Refused ones leave an entry too, and are no writes.
 */
export async function writesCommittedAfterLock(database: Rows, accountIds: readonly string[]): Promise<number> {
  const { rows } = await database.query<{ late: number }>(
    `WITH locked AS (
       SELECT account_id, max(pg_xact_commit_timestamp(xmin)) AS at FROM audit_entry
        WHERE account_id = ANY($1::uuid[]) AND action IN ('account.lock', 'case.lock') AND outcome = 'DONE'
        GROUP BY account_id)
     SELECT count(*)::int AS late FROM audit_entry e JOIN locked l USING (account_id)
      WHERE e.actor_account_id = e.account_id AND e.outcome = 'DONE' AND pg_xact_commit_timestamp(e.xmin) > l.at`,
    [accountIds],
  );
  return rows[0]?.late ?? 0;
}
