import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordSignals } from "@/server/accounts/application/use-cases/record-signals/record-signals";
import { must } from "../support/must";
import { chargeback, feed, workerOrigin } from "../support/signal-facts";
import { openWorkerScene, type WorkerScene } from "../support/worker-scene";

/** What a unit of work needs whatever it does, and a few statements for each kind of row. */
const MOST_STATEMENTS = 22;
const HOW_MANY = 200;

let scene: WorkerScene;
beforeAll(async () => {
  scene = await openWorkerScene();
});
afterAll(() => scene.close());

/** Every statement that any connection of this process sends meanwhile. */
async function statementsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const sent: string[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function counted(this: pg.Client, ...given: unknown[]) {
    const [first] = given;
    sent.push(typeof first === "string" ? first : String((first as { text?: string })?.text));
    return Reflect.apply(query, this, given);
  } as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return sent;
}

test("a batch of 200 facts costs some twenty statements, however many accounts have to be looked at", async () => {
  const names = Array.from({ length: HOW_MANY }, (_, at) => `Person ${String.fromCodePoint(65 + (at % 26))} ${at}`);
  const lanes = [0, 1, 2, 3].map((lane) => names.filter((_, at) => at % 4 === lane));
  const ids = (await Promise.all(lanes.map((lane) => scene.register(...lane)))).flat();
  const send = (event: string) =>
    recordSignals(scene)({ signals: ids.map((id) => chargeback(id, event, scene.now())) }, feed, workerOrigin);

  let opened = 0;
  const first = await statementsOf(async () => {
    opened = must(await send("first")).casesOpened;
  });
  expect(opened).toBe(HOW_MANY);
  expect(first.length, first.join("\n")).toBeLessThanOrEqual(MOST_STATEMENTS);

  const joining = await statementsOf(async () => must(await send("second")));
  expect(joining.length, joining.join("\n")).toBeLessThanOrEqual(MOST_STATEMENTS);
  const versions = await scene.rows<{ version: number }>("SELECT version FROM review_case WHERE account_id = ANY($1)", [
    ids,
  ]);
  expect(versions.map(({ version }) => version)).toEqual(Array.from({ length: HOW_MANY }, () => 2));
});
