import type { AccountsModule } from "@/server/accounts/accounts-module";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { AskClusterInput } from "@/server/accounts/application/use-cases/ask-cluster/ask-cluster.schema";
import { runClusters } from "@/server/accounts/application/use-cases/run-clusters/run-clusters";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { hashOf } from "./link-scene";
import { type ModuleScene, moduleScene, putStaff, systemOrigin } from "./module-scene";
import { must } from "./must";

export const NOTE = "One phone and one card among all of them.";
export const lockFor = (hours: number) => ({ outcome: "LOCK", reasonCode: "SELLER_FRAUD", hours }) as const;
export const cleared = { outcome: "CLEAR", reasonCode: "SHARED_HOUSEHOLD" } as const;

/** An analyst, two leads, and accounts that share one device. */
export async function openClusterScene(more: Parameters<typeof moduleScene>[0] = {}) {
  const scene = await moduleScene(more);
  const { pool } = scene.database;
  const analyst: StaffActor = { ...(await putStaff(scene, "ANALYST")), name: "Priya Kulkarni" };
  const lead: StaffActor = { ...(await putStaff(scene, "LEAD")), name: "Aditi Kamath" };
  const otherLead: StaffActor = { ...(await putStaff(scene, "LEAD")), name: "Leela Menon" };
  return {
    ...scene,
    analyst,
    lead,
    otherLead,
    rows: async <Row extends object>(sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> =>
      (await pool.query(sql, [...values])).rows,
    cluster: (count: number) => putCluster(scene, count),
    /** Somebody new asks unless it is said who: what contains counts for the hourly cap of who asked. */
    ask: async (accounts: readonly AccountId[], differs: Partial<AskClusterInput> = {}, by?: StaffActor) =>
      scene.accounts.askCluster(orderFor(accounts, differs), by ?? (await putStaff(scene, "ANALYST")), systemOrigin),
    approve: (approvalId: string, by = lead) =>
      scene.accounts.approveRequest({ approvalId, note: "" }, by, systemOrigin),
    decline: (approvalId: string, by = lead) =>
      scene.accounts.declineRequest({ approvalId, note: "Not enough to go on yet." }, by, systemOrigin),
    run: (accounts: AccountsModule = scene.accounts, now?: () => Date) => runToTheEnd(accounts, now),
  };
}

export type ClusterScene = Awaited<ReturnType<typeof openClusterScene>>;

const orderFor = (accounts: readonly AccountId[], differs: Partial<AskClusterInput>): AskClusterInput => ({
  startId: accounts[0] ?? "",
  decision: lockFor(24),
  accounts: accounts.map((accountId) => ({ accountId, openCase: null })),
  note: NOTE,
  ...differs,
});

/** What the worker's job does until nothing is left; a failure of ours fails the test. */
export async function runToTheEnd(accounts: AccountsModule, now: () => Date = () => new Date()): Promise<void> {
  const failed: unknown[] = [];
  const { unitOfWork, clusters } = accounts;
  const run = runClusters({ unitOfWork, clusters, now, onFailure: (_, error) => failed.push(error) });
  while ((await run(new AbortController().signal, systemOrigin)) > 0);
  if (failed.length > 0) throw failed[0];
}

let clusters = 0;

/** So many accounts that share one device, up to fifty of them each, and one of each group the next one's. */
async function putCluster({ database: { pool } }: ModuleScene, count: number): Promise<readonly AccountId[]> {
  clusters += 1;
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO account (id, status, created_at, updated_at, version)
     SELECT gen_random_uuid(), 'ACTIVE', now(), now(), 1 FROM generate_series(1, $1) RETURNING id`,
    [count],
  );
  const ids = rows.map(({ id }) => accountIdFrom(id));
  for (let first = 0; first < ids.length - 1 || first === 0; first += 49) {
    const thing = hashOf(`device ${clusters} ${first} ${ids[0]}`);
    await pool.query("INSERT INTO shop_thing (hash, kind) VALUES ($1, 'DEVICE')", [thing]);
    await pool.query(
      `INSERT INTO shop_thing_account (account_id, hash, kind, first_seen_at)
       SELECT id, $2, 'DEVICE', now() FROM unnest($1::uuid[]) AS id`,
      [ids.slice(first, first + 50), thing],
    );
  }
  return ids;
}

/** How everybody in a request came out, by account. */
export async function statesOf({ rows }: Pick<ClusterScene, "rows">, approvalId: string) {
  const found = await rows<{ id: string; state: string; code: string | null; because: string | null }>(
    "SELECT account_id AS id, state, refusal_code AS code, because FROM cluster_member WHERE approval_id = $1 ORDER BY place",
    [approvalId],
  );
  return new Map(found.map(({ id, ...rest }) => [accountIdFrom(id), rest]));
}

export const tallyOf = async (scene: Pick<ClusterScene, "rows">, approvalId: string) => {
  const states = [...(await statesOf(scene, approvalId)).values()].map(({ state }) => state);
  return Object.fromEntries(
    [...new Set(states)].sort().map((state) => [state, states.filter((one) => one === state).length]),
  );
};

export async function askedOf(scene: ClusterScene, ...order: Parameters<ClusterScene["ask"]>): Promise<string> {
  return must(await scene.ask(...order)).approvalId;
}
