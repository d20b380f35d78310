import { afterAll, beforeAll, expect, it } from "vitest";
import { qaSampleDirectory } from "@/server/accounts/adapters/outbound/persistence/qa-samples";
import { drawQaSample } from "@/server/accounts/application/use-cases/draw-qa-sample/draw-qa-sample";
import { openRealPorts } from "../support/real-ports";
import { workerOrigin } from "../support/signal-facts";
import { openWorkerScene, type WorkerScene } from "../support/worker-scene";

let scene: WorkerScene;
const DAY = 24 * 3_600_000;

beforeAll(async () => {
  scene = await openWorkerScene();
  await scene.rows(manyBuyers(900));
});
afterAll(() => scene.close());

/** People who proved their address and never gave a reason to look at them; some that must not be drawn. */
const manyBuyers = (count: number) => `
  WITH made AS (
    INSERT INTO account (id, status, created_at, updated_at, version)
    SELECT gen_random_uuid(), CASE WHEN n % 10 = 0 THEN 'SUSPENDED' ELSE 'ACTIVE' END, now(), now(), 1
      FROM generate_series(1, ${count}) n RETURNING id
  ), numbered AS (SELECT id, row_number() OVER () AS n FROM made), contacts AS (
    INSERT INTO account_contact (account_id, kind, value, key, verified_at)
    SELECT id, 'EMAIL', id || '@example.org', id || '@example.org', CASE WHEN n % 9 = 0 THEN NULL ELSE now() END
      FROM numbered
  )
  INSERT INTO role (account_id, role_type, granted_at, granted_by)
  SELECT id, CASE WHEN n % 8 = 0 THEN 'SUPPORT' ELSE 'BUYER' END, now(), 'system:test' FROM numbered`;

const drawn = () =>
  scene.rows<{ account_id: string; day: string; reason: string; status: string; role_type: string; proved: boolean }>(`
    SELECT s.account_id, s.day::text, c.reasons ->> 0 AS reason, a.status, r.role_type,
           k.verified_at IS NOT NULL AS proved
      FROM qa_sample s JOIN review_case c ON c.id = s.case_id AND c.account_id = s.account_id AND c.state = 'OPEN'
      JOIN account a ON a.id = s.account_id JOIN role r ON r.account_id = a.id
      JOIN account_contact k ON k.account_id = a.id ORDER BY s.day, s.place`);

const draw = (ports: Pick<WorkerScene, "unitOfWork"> = scene) =>
  drawQaSample({
    unitOfWork: ports.unitOfWork,
    samples: qaSampleDirectory(scene.database.pool),
    now: scene.now,
    newId: scene.newId,
  })(workerOrigin);

it("workers that draw at once give each place of a day once, to people whom nobody had a reason to look at", async () => {
  const other = openRealPorts(scene.testDatabase.appUrl, { now: scene.now });
  await Promise.all([draw(), draw(other), draw(), draw(other)]);
  while ((await draw()).opened > 0);
  await other.close();
  const [{ untouched = 0 } = {}] = await scene.rows<{ untouched: number }>(`
    SELECT count(*)::int AS untouched FROM account a
      JOIN role r ON r.account_id = a.id AND r.role_type = 'BUYER'
      JOIN account_contact k ON k.account_id = a.id AND k.verified_at IS NOT NULL WHERE a.status = 'ACTIVE'`);
  const cases = await drawn();
  expect(cases).toHaveLength(Math.floor(untouched / 200));
  expect(cases.length).toBeGreaterThan(1);
  expect(new Set(cases.map(({ account_id }) => account_id)).size).toBe(cases.length);
  for (const one of cases)
    expect(one).toMatchObject({ reason: "QA_SAMPLE", status: "ACTIVE", role_type: "BUYER", proved: true });
  const entries = await scene.rows(
    "SELECT account_id FROM audit_entry WHERE action = 'case.open' AND outcome = 'DONE' AND reason_code = 'QA_SAMPLE'",
  );
  expect(entries).toHaveLength(cases.length);
});

it("the next day draws others, and the same day none", async () => {
  const before = await drawn();
  expect(await draw()).toEqual({ opened: 0 });
  scene.clock.now = new Date(scene.clock.now.getTime() + DAY);
  expect((await draw()).opened).toBeGreaterThan(0);
  const after = await drawn();
  expect(new Set(after.map(({ account_id }) => account_id)).size).toBe(after.length);
  expect(after.slice(0, before.length)).toEqual(before);
});
