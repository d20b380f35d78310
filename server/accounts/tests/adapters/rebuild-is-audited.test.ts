import { afterAll, beforeAll, expect, test } from "vitest";
import { actionLabel } from "@/server/accounts/application/dto/audit-words";
import { recordRebuild } from "@/server/accounts/application/use-cases/rebuild-read-model/record-rebuild";
import { openWorkerScene, type WorkerScene } from "../support/worker-scene";

let scene: WorkerScene;
beforeAll(async () => {
  scene = await openWorkerScene();
});
afterAll(() => scene.close());

test("R75 a rebuild from the command line leaves one entry of the operator, with the read model it names", async () => {
  const origin = { requestId: "rebuild:1", channel: "cli", ip: null, userAgent: null } as const;
  await recordRebuild(scene)("account-summary", origin);
  expect(
    await scene.rows(
      "SELECT actor_kind, outcome, reason_code, channel FROM audit_entry WHERE action = 'read-model.rebuild'",
    ),
  ).toEqual([{ actor_kind: "OPERATOR", outcome: "DONE", reason_code: "account-summary", channel: "cli" }]);
  expect(actionLabel("read-model.rebuild", "DONE")).toBe("Read model built anew");
});
