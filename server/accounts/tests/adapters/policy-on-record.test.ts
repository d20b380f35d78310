import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { publishPolicyV1 } from "@/server/accounts/application/use-cases/publish-policy-v1/publish-policy-v1";
import { newId } from "@/server/platform/new-id";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { openRealPorts, type RealPorts } from "../support/real-ports";

const hashOfText = (text: string) => createHash("sha256").update(text).digest("hex");
const origin = () => ({ requestId: newId(), channel: "cli", ip: null, userAgent: null }) as const;

let database: TestDatabase;
let ports: readonly [RealPorts, RealPorts];

beforeAll(async () => {
  database = await createTestDatabase();
  // A busy machine makes them wait, which is not what this is about.
  const limits = { connectionWaitMs: 30_000, lockWaitMs: 30_000, statementMs: 30_000 };
  ports = [openRealPorts(database.appUrl, { limits }), openRealPorts(database.appUrl, { limits })];
});
afterAll(async () => {
  await Promise.all(ports.map((one) => one.close()));
  await database.drop();
});

const publishers = () => ports.map(({ unitOfWork }) => publishPolicyV1({ unitOfWork, hashOfText }));
const rows = async <Row extends object>(sql: string) => (await ports[0].database.pool.query<Row>(sql)).rows;

it("is written once by starts that come together, with one entry and one event, and never again", async () => {
  const starts = [0, 1, 2].flatMap(() => publishers());
  const results = await Promise.all(starts.map((publish) => publish(origin())));
  expect(results.filter((result) => result?.ok)).toHaveLength(1);
  expect(results.filter((result) => result === null)).toHaveLength(starts.length - 1);
  const [policy, ...others] = await rows<{ document: string }>("SELECT * FROM policy_version");
  expect(others).toEqual([]);
  expect(policy).toMatchObject({ version: 1, state: "LIVE", content_hash: hashOfText(policy?.document ?? "") });
  expect(await rows("SELECT action, outcome, subject_id, policy_version FROM audit_entry")).toEqual([
    { action: "policy.publish", outcome: "DONE", subject_id: "1", policy_version: 1 },
  ]);
  expect(await rows("SELECT type FROM outbox")).toEqual([{ type: "accounts.trust-policy-published.v1" }]);
});

it("refuses a release whose version 1 has other numbers than the one on record", async () => {
  const publish = publishPolicyV1({ unitOfWork: ports[0].unitOfWork, hashOfText: () => "another hash" });
  await expect(publish(origin())).rejects.toThrow("other numbers");
});
