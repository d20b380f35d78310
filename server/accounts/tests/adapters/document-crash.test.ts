import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import { projectRoot } from "@/server/platform/project-root";
import { count, firstPage, PIECES, picture, trusting } from "../support/document-scene";
import { type ModuleScene, moduleScene } from "../support/module-scene";
import { must } from "../support/must";
import { putApplicant } from "../support/real-onboarding";
import type { UploadingOrder } from "../support/uploading-order";

const masterKey = randomBytes(32);
const sessionSecret = randomBytes(32).toString("hex");
const LATER_MS = 16 * 60_000;

let scene: ModuleScene;
beforeAll(async () => {
  scene = await moduleScene({ masterKey: new Uint8Array(masterKey), sessionSecret });
});
afterAll(() => scene.close());

async function uploadAndDie(holder: HolderActor, dieAfter: number): Promise<unknown> {
  const { appUrl } = scene.testDatabase;
  const order: UploadingOrder = { appUrl, masterKey: masterKey.toString("hex"), sessionSecret, holder, dieAfter };
  const script = join(projectRoot, "server", "accounts", "tests", "support", "uploading-child.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, JSON.stringify(order)], {
    cwd: projectRoot,
    env: { ...process.env, LOG_LEVEL: "silent" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [, signal] = await once(child, "exit");
  return signal;
}

async function sweepLater(): Promise<void> {
  const now = () => new Date(Date.now() + LATER_MS);
  const later = scene.openAnother({ now, documentPorts: { inspectDocument: trusting } });
  await later.accounts.documents.sweep(100);
  await later.database.close();
}

it.each([0, 1, 2, PIECES])(
  "R87 killed after piece %i of three, nobody sees half a document, and what it left is swept",
  async (dieAfter) => {
    const { holder } = await putApplicant(scene, 10 + dieAfter);
    expect(await uploadAndDie(holder, dieAfter)).toBe("SIGKILL");
    const own = must(await scene.accounts.documents.own(holder));
    expect(own.filter(({ state }) => state === "READY")).toEqual([]);
    expect(await count(scene, "document_chunk")).toBe(dieAfter);
    await scene.accounts.documents.sweep(100);
    // It might still be at it.
    expect(await count(scene, "document_chunk")).toBe(dieAfter);
    await sweepLater();
    expect(await count(scene, "document_chunk")).toBe(0);
    expect(await count(scene, "document_intake")).toBe(0);
  },
);

it("R87 killed after the commit, the document is there, whole, and no sweep takes it", async () => {
  const { holder } = await putApplicant(scene, 30);
  expect(await uploadAndDie(holder, PIECES + 1)).toBe("SIGKILL");
  await sweepLater();
  const [document] = must(await scene.accounts.documents.own(holder));
  const preview = must(await scene.accounts.documents.preview({ documentId: document?.id ?? "" }, holder));
  const { documents } = scene.accounts;
  expect(must(await documents.page(firstPage(preview), documents.viewerOf(holder)))).toEqual(picture);
});
