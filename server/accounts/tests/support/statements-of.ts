import type pg from "pg";

type Asked = string | { readonly text?: string };

/**
 * The statements that go to the database through this pool while `work` runs, in the order in which they leave. What
 * costs a small answer its time is their number.
 */
export async function statementsOf(pool: pg.Pool, work: () => Promise<void>): Promise<readonly string[]> {
  const asked: string[] = [];
  const clients = new Set<pg.PoolClient>();
  const watch = (client: pg.PoolClient) => {
    if (clients.has(client)) return;
    clients.add(client);
    const query = client.query.bind(client) as (...call: unknown[]) => unknown;
    Reflect.set(client, "query", (...call: readonly unknown[]) => {
      const [what] = call as readonly [Asked];
      asked.push((typeof what === "string" ? what : (what.text ?? "")).trim());
      return query(...call);
    });
  };
  pool.on("acquire", watch);
  try {
    await work();
  } finally {
    pool.off("acquire", watch);
    for (const client of clients) Reflect.deleteProperty(client, "query");
  }
  return asked;
}
