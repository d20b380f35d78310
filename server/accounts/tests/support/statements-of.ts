import type pg from "pg";

type Asked = string | { readonly text?: string };

/**
 * The statements that go to the database through this pool while `work` runs, in the order in which they leave. What
 * costs a small answer its time is their number.
 */
export async function statementsOf(pool: pg.Pool, work: () => Promise<void>): Promise<readonly string[]> {
  return await statementsOfAll([pool], work);
}

/** The same of several pools, in the one order in which they leave. */
export async function statementsOfAll(
  pools: readonly pg.Pool[],
  work: () => Promise<void>,
): Promise<readonly string[]> {
  const asked: string[] = [];
  await watchedAll(pools, (text) => asked.push(text), work);
  return asked;
}

/** How often the same work waits for the database: what is sent while an answer is still out costs no wait of its own. */
export async function waitsOf(pool: pg.Pool, work: () => Promise<void>): Promise<number> {
  let waits = 0;
  let out = 0;
  const sent = (_text: string, answer: unknown) => {
    if (out === 0) waits += 1;
    out += 1;
    const back = () => {
      out -= 1;
    };
    Promise.resolve(answer).then(back, back);
  };
  await watched(pool, sent, work);
  return waits;
}

type Sent = (text: string, answer: unknown) => unknown;

const watchedAll = (pools: readonly pg.Pool[], sent: Sent, work: () => Promise<void>): Promise<void> =>
  pools.reduce((inner, pool) => () => watched(pool, sent, inner), work)();

async function watched(pool: pg.Pool, sent: Sent, work: () => Promise<void>): Promise<void> {
  const clients = new Set<pg.PoolClient>();
  const watch = (client: pg.PoolClient) => {
    if (clients.has(client)) return;
    clients.add(client);
    const query = client.query.bind(client) as (...call: unknown[]) => unknown;
    Reflect.set(client, "query", (...call: readonly unknown[]) => {
      const [what] = call as readonly [Asked];
      const answer = query(...call);
      sent((typeof what === "string" ? what : (what.text ?? "")).trim(), answer);
      return answer;
    });
  };
  pool.on("acquire", watch);
  try {
    await work();
  } finally {
    pool.off("acquire", watch);
    for (const client of clients) Reflect.deleteProperty(client, "query");
  }
}
