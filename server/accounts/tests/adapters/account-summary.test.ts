import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { updateBuyerProfile } from "@/server/accounts/domain/aggregates/account-profiles";
import { done } from "@/server/accounts/domain/result";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { projectAccountSummary } from "@/server/accounts/read-model/projections/account-summary-projection";
import { accountSummaryRebuild } from "@/server/accounts/read-model/rebuild/account-summary-model";
import { refreshAccountSummaries } from "@/server/accounts/read-model/rebuild/account-summary-store";
import { rebuildLock, rebuildReadModel } from "@/server/accounts/read-model/rebuild/rebuild-account-read-model";
import { withConnection } from "@/server/platform/database-session";
import { personOf } from "../support/account-facts";
import { must } from "../support/must";
import { audited } from "../support/stored-people";
import { openWorkerScene, type WorkerScene } from "../support/worker-scene";

let scene: WorkerScene;
beforeAll(async () => {
  scene = await openWorkerScene();
});
afterAll(() => scene.close());

type Summary = { display_name: string; search_text: string; roles: string[]; version: number };
const summaryOf = async (id: AccountId) =>
  (
    await scene.rows<Summary>(
      "SELECT display_name, search_text, roles, version FROM account_summary WHERE account_id = $1",
      [id],
    )
  )[0];

const rename = (id: AccountId, name: string) =>
  scene.unitOfWork(audited([id], { action: "account.update-profile" }), async (write) => {
    const account = await write.accounts.find(id);
    if (!account) throw new Error("no account");
    const decided = must(updateBuyerProfile(account, { name: personOf(name), at: write.at }));
    must(await write.accounts.save(account, decided.account));
    write.events.append(decided.events);
    return done(null);
  });

const rebuild = async ({
  through = (pool: pg.Pool) => pool,
  ...more
}: {
  onProgress?: () => void;
  through?: (pool: pg.Pool) => pg.Pool;
} = {}) => {
  const pool = new pg.Pool({ connectionString: scene.testDatabase.appUrl, max: 2 });
  try {
    const order = { pool: through(pool), now: scene.now, batchSize: 2, ...more };
    return await rebuildReadModel(accountSummaryRebuild, order);
  } finally {
    await pool.end();
  }
};

test("a new account can be looked up as soon as its events are published; its row follows every change", async () => {
  const [id = accountIdFrom("")] = await scene.register("Zoë Möller");
  expect(await summaryOf(id)).toBeUndefined();
  await scene.relay();
  expect(await summaryOf(id)).toMatchObject({ display_name: "Zoë Möller", roles: ["BUYER"] });
  expect((await summaryOf(id))?.search_text.split("\n")).toEqual([
    "zoe moller",
    expect.stringMatching(/@example\.org$/u),
  ]);
  must(await rename(id, "Zoe Meyer"));
  await scene.relay();
  expect(await summaryOf(id)).toMatchObject({ display_name: "Zoe Meyer" });
});

test("a late refresh never brings back an older version", async () => {
  const [id = accountIdFrom("")] = await scene.register("Ravi Shah");
  await scene.relay();
  await scene.rows("UPDATE account_summary SET version = version + 5, display_name = 'newer' WHERE account_id = $1", [
    id,
  ]);
  await refreshAccountSummaries(scene.database.pool, [id]);
  expect(await summaryOf(id)).toMatchObject({ display_name: "newer" });
});

test("an account that is gone takes its row with it", async () => {
  const [id = accountIdFrom("")] = await scene.register("Nobody Stays");
  await scene.relay();
  await scene.rows("DELETE FROM account WHERE id = $1", [id]);
  await refreshAccountSummaries(scene.database.pool, [id]);
  expect(await summaryOf(id)).toBeUndefined();
});

test("the read model built aside equals the live one, and the application goes on using it", async () => {
  await scene.register("Asha Verma", "Bina Rao", "Chetan Das", "Divya Nair", "Esha Pillai");
  await scene.relay();
  await scene.rows("DELETE FROM account_summary WHERE display_name = 'newer'");
  await scene.relay();
  const before = await scene.rows("SELECT * FROM account_summary ORDER BY account_id");
  expect(await rebuild()).toMatchObject({ differing: 1 });
  expect(await rebuild()).toMatchObject({ differing: 0 });
  const after = await scene.rows("SELECT * FROM account_summary WHERE display_name <> 'Ravi Shah' ORDER BY account_id");
  expect(after).toEqual(before);
  await scene.register("Farah Khan");
  await scene.relay();
  expect(await scene.rows("SELECT 1 FROM account_summary WHERE display_name = 'Farah Khan'")).toHaveLength(1);
});

test("a rebuild leaves the same indexes under the same names", async () => {
  const indexes = () =>
    scene.rows("SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'account_summary' ORDER BY indexname");
  const before = await indexes();
  await rebuild();
  expect(await indexes()).toEqual(before);
  expect(before.length).toBeGreaterThan(3);
});

test("a rebuild beside another one is refused, and the other goes on", async () => {
  await withConnection(scene.testDatabase.ownerUrl, async (other) => {
    await other.query("SELECT pg_advisory_lock($1)", [rebuildLock]);
    await expect(rebuild()).rejects.toThrow("Somebody else is rebuilding");
  });
});

test("what changes while a rebuild runs is in it", async () => {
  const [id = accountIdFrom("")] = await scene.register("Gita Bose");
  await scene.relay();
  const meanwhile: Promise<unknown>[] = [];
  await rebuild({
    onProgress: () => {
      if (meanwhile.length === 0) meanwhile.push(rename(id, "Gita Sen").then(() => scene.relay()));
    },
  });
  await Promise.all(meanwhile);
  await scene.relay();
  expect(await summaryOf(id)).toMatchObject({ display_name: "Gita Sen" });
});

/** A pool that does something before the statement which begins so. */
const before =
  (statement: string, act: () => Promise<unknown>) =>
  (pool: pg.Pool): pg.Pool => {
    const query = pool.query.bind(pool);
    return Object.assign(pool, {
      query: async (text: string, values: unknown[]) => {
        if (text.startsWith(statement)) await act();
        return await query(text, values);
      },
    });
  };

test("an account that ends while a rebuild runs leaves no row, and none that is left behind goes unseen", async () => {
  const [ends = accountIdFrom(""), stays = accountIdFrom("")] = await scene.register("Lata Iyer", "Mira Nath");
  await scene.relay();
  const rows = (await rebuild()).rows;
  const all = (id: AccountId) => scene.rows("DELETE FROM account WHERE id = $1", [id]);
  const through = before("SELECT index_read_model_aside", async () => {
    await all(ends);
    await scene.rows("DELETE FROM account_summary WHERE account_id = $1", [ends]);
  });
  expect(await rebuild({ through })).toMatchObject({ rows: rows - 1, differing: 0 });
  expect(await summaryOf(ends)).toBeUndefined();
  // The live table still has the row of an account that is gone: one too many.
  await all(stays);
  expect(await rebuild()).toMatchObject({ rows: rows - 2, differing: 1 });
  expect(await summaryOf(stays)).toBeUndefined();
});

test("a row says the store's name for sellers, else the person's, else nothing that would have to be masked", () => {
  const source = {
    accountId: "a",
    externalId: "SELLER-7",
    name: "Asha Verma",
    buyerName: null,
    storeName: "Verma Textiles",
    gstNumber: "27AAPFU0939F1ZV",
    emailKey: "asha@example.com",
    phoneKey: "+919876543210",
    roles: ["SELLER", "BUYER"],
    createdAt: new Date(0),
    version: 3,
  };
  expect(projectAccountSummary(source)).toMatchObject({ displayName: "Verma Textiles", roles: ["BUYER", "SELLER"] });
  expect(projectAccountSummary({ ...source, storeName: null }).displayName).toBe("Asha Verma");
  expect(projectAccountSummary({ ...source, storeName: null, name: null }).displayName).toBe("");
  expect(projectAccountSummary(source).searchText.split("\n")).toEqual([
    "asha verma",
    "verma textiles",
    "asha@example.com",
    "+919876543210",
    "27aapfu0939f1zv",
    "seller-7",
  ]);
});
