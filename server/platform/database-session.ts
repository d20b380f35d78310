import pg from "pg";

/** Opens one connection, runs `work` on it and closes it, whatever happens. For set-up work, not for requests. */
export async function withConnection<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "goodstanding-setup",
    connectionTimeoutMillis: 15_000,
  });
  // Without a listener a connection lost while idle would end the process; the next query reports it anyway.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Runs `work` while this connection's session holds the advisory lock; others wait for their turn. */
export async function underAdvisoryLock<T>(client: pg.Client, key: number, work: () => Promise<T>): Promise<T> {
  await client.query("SELECT pg_advisory_lock($1)", [key]);
  try {
    return await work();
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [key]).catch(() => undefined);
  }
}
