import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { clamavScanner } from "@/server/accounts/adapters/outbound/storage/clamav-scanner";
import type { DocumentInspector } from "@/server/accounts/application/ports/outbound/document-inspector-port";
import { type ClamdServer, clamdServer } from "../support/clamd-server";
import { count, trusting } from "../support/document-scene";
import { type ModuleScene, moduleScene, systemOrigin } from "../support/module-scene";
import { putApplicant } from "../support/real-onboarding";

let scene: ModuleScene;
let daemon: ClamdServer | null = null;
let opened = 0;
let business = 0;
const inspecting: DocumentInspector = async (file) => {
  opened += 1;
  return trusting(file);
};

beforeAll(async () => {
  scene = await moduleScene();
});
afterEach(async () => {
  await daemon?.close();
  opened = 0;
});
afterAll(() => scene.close());

const file = { fileName: "card.png", bytes: new Uint8Array(300_000).fill(7) };

async function uploadTo(scanner: ReturnType<typeof clamavScanner>) {
  const process = scene.openAnother({ documentPorts: { inspectDocument: inspecting, documentScanner: scanner } });
  business += 1;
  const { holder } = await putApplicant(scene, business);
  const answer = await process.accounts.documents.upload({ kind: "BUSINESS_PROOF", file }, holder, systemOrigin);
  const own = await process.accounts.documents.own(holder);
  await process.database.close();
  return { answer, own: own.ok ? own.value : null };
}

describe("R87 a virus scanner, where there is one", () => {
  it("gets the whole file before anybody opens it", async () => {
    daemon = await clamdServer(() => (opened === 0 ? "stream: OK" : "too late ERROR"));
    const { answer, own } = await uploadTo(clamavScanner(daemon.settings));
    expect(answer.ok).toBe(true);
    expect(own).toMatchObject([{ state: "READY" }]);
    expect(daemon.scanned.map((scanned) => Buffer.compare(scanned, Buffer.from(file.bytes)))).toEqual([0]);
  });

  it("refuses what it finds something in, in plain words, and nothing of it is opened or kept", async () => {
    const before = await count(scene, "document_chunk");
    daemon = await clamdServer(() => "stream: Win.Test.EICAR_HDB-1 FOUND");
    const { answer, own } = await uploadTo(clamavScanner(daemon.settings));
    expect(answer).toMatchObject({ refusal: { code: "VALIDATION", reason: "INFECTED" } });
    expect(JSON.stringify(answer)).not.toContain("EICAR");
    expect([own, opened]).toEqual([[], 0]);
    expect(await count(scene, "document_chunk")).toBe(before);
  });

  it.each<[string, string | null]>([
    ["hangs up", null],
    ["can't say", "INSTREAM size limit exceeded. ERROR"],
    ["says something else", "stream: OK, mostly"],
  ])("takes nothing in while the scanner %s", async (_what, line) => {
    daemon = await clamdServer(() => line);
    const { answer, own } = await uploadTo(clamavScanner(daemon.settings));
    expect(answer).toMatchObject({ refusal: { code: "UNAVAILABLE" } });
    expect([own, opened]).toEqual([[], 0]);
  });

  it("takes nothing in while there is no scanner where one should be", async () => {
    daemon = await clamdServer(() => null);
    const { settings } = daemon;
    await daemon.close();
    const { answer } = await uploadTo(clamavScanner(settings));
    expect(answer).toMatchObject({ refusal: { code: "UNAVAILABLE" } });
  });
});
