import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/new-id";
import { count, hold, trusting, upload } from "../support/document-scene";
import { type ModuleScene, moduleScene, putHolder, type ServerProcess, systemOrigin } from "../support/module-scene";
import { must } from "../support/must";
import { putApplicant, send } from "../support/real-onboarding";

const DAY_MS = 86_400_000;

let scene: ModuleScene;
/** The same house, some days on. */
let later: ServerProcess;
let days = 0;

beforeAll(async () => {
  const documentPorts = { inspectDocument: trusting };
  scene = await moduleScene({ documentPorts });
  await scene.database.pool.query("SELECT ensure_month_partitions(24)");
  later = scene.openAnother({ documentPorts, now: () => new Date(Date.now() + days * DAY_MS) });
});
afterAll(async () => {
  await later.database.close();
  await scene.close();
});

async function erase(afterDays: number): Promise<void> {
  days = afterDays;
  await later.accounts.documents.erase(100, systemOrigin);
  await later.accounts.documents.sweep(100);
}

const isThere = async (documentId: string): Promise<boolean> =>
  (await count(scene, `account_document WHERE id = '${documentId}'`)) === 1;

const pieces = () => count(scene, "document_chunk");

describe("R87 documents of an application", () => {
  it("stay while it goes on; drafts go with its end, what was sent six months after, pieces and all", async () => {
    const one = await putApplicant(scene, 1);
    const sent = must(await upload(scene, one.holder, "BUSINESS_PROOF"));
    must(await send(scene, one, "BUSINESS", { documents: false }));
    const draft = must(await upload(scene, one.holder, "PHOTO_ID"));
    await erase(400);
    expect([await isThere(sent.id), await isThere(draft.id)]).toEqual([true, true]);
    must(await scene.accounts.onboarding.withdrawApplication(one.holder, systemOrigin));
    await erase(0);
    expect([await isThere(sent.id), await isThere(draft.id)]).toEqual([true, false]);
    expect(await pieces()).toBe(3);
    await erase(182);
    expect(await isThere(sent.id)).toBe(true);
    await erase(183);
    expect(await isThere(sent.id)).toBe(false);
    expect(await pieces()).toBe(0);
    const { rows } = await scene.database.pool.query(
      "SELECT subject_id FROM audit_entry WHERE action = 'document.erase' AND outcome = 'DONE' AND account_id = $1 ORDER BY recorded_at",
      [one.holder.accountId],
    );
    expect(rows.map((row) => row.subject_id)).toEqual([draft.id, sent.id]);
  });
});

describe("R87 documents handed in on hold", () => {
  it("stay while it lasts, and six months after; a hold anew begins the time anew", async () => {
    const holder = await putHolder(scene, `held-${newId()}@example.org`);
    const pass = await hold(scene, holder);
    const { id } = must(await upload(scene, pass, "HOLD_EVIDENCE"));
    await erase(400);
    expect(await isThere(id)).toBe(true);
    const lift = () =>
      scene.database.pool.query(
        "UPDATE account SET lock_scope = NULL, lock_reason = NULL, lock_since = NULL, lock_by = NULL WHERE id = $1",
        [holder.accountId],
      );
    await lift();
    await erase(0);
    await erase(182);
    expect(await isThere(id)).toBe(true);
    await hold(scene, holder);
    await erase(182);
    await lift();
    await erase(183);
    await erase(365);
    expect(await isThere(id)).toBe(true);
    await erase(366);
    expect(await isThere(id)).toBe(false);
  });
});

describe("R87 documents of an account that is closed for good", () => {
  it("go six months after", async () => {
    const one = await putApplicant(scene, 2);
    const { id } = must(await upload(scene, one.holder, "BUSINESS_PROOF"));
    must(await send(scene, one, "BUSINESS", { documents: false }));
    await scene.database.pool.query("UPDATE account SET status = 'DISABLED' WHERE id = $1", [one.holder.accountId]);
    await erase(0);
    await erase(182);
    expect(await isThere(id)).toBe(true);
    await erase(183);
    expect(await isThere(id)).toBe(false);
  });
});
