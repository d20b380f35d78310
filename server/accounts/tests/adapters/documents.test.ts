import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { newId } from "@/server/platform/new-id";
import { count, documentActs, file, firstPage, hold, picture, trusting, upload } from "../support/document-scene";
import { type ModuleScene, moduleScene, putHolder, putStaff, systemOrigin } from "../support/module-scene";
import { must } from "../support/must";
import { putApplicant, send } from "../support/real-onboarding";

let scene: ModuleScene;
let analyst: StaffActor;

beforeAll(async () => {
  scene = await moduleScene({ documentPorts: { inspectDocument: trusting } });
  analyst = await putStaff(scene, "ANALYST");
});
afterAll(() => scene.close());

const { documents, nextBusiness, applicant, sent, seen } = documentActs(() => scene);

describe("R87 a document that was handed in", () => {
  it("is there with its pages, its name sealed and its file gone", async () => {
    const holder = await applicant();
    const taken = must(await upload(scene, holder, "BUSINESS_PROOF"));
    expect(taken).toMatchObject({ kind: "BUSINESS_PROOF", fileName: "card.png", pages: 1, state: "READY" });
    expect(must(await documents().own(holder))).toEqual([taken]);
    const preview = must(await documents().preview({ documentId: taken.id }, holder));
    expect(preview.pages).toMatchObject([{ width: 800, height: 600 }]);
    expect(must(await seen(holder, firstPage(preview)))).toEqual(picture);
    const { rows } = await scene.database.pool.query(
      "SELECT * FROM account_document d JOIN document_chunk c USING (storage_key) WHERE d.id = $1",
      [taken.id],
    );
    expect(rows).toHaveLength(3);
    expect(
      JSON.stringify(rows.map((row) => ({ ...row, sealed: Buffer.from(row.sealed).toString("latin1") }))),
    ).not.toMatch(/card|GSTIN|Verma/);
  });

  it("can be taken back until its stage is sent, and not after", async () => {
    const holder = await applicant();
    const { id: documentId } = must(await upload(scene, holder, "BUSINESS_PROOF"));
    must(await documents().remove({ documentId }, holder, systemOrigin));
    expect(must(await documents().own(holder))).toEqual([]);
    const { holder: other, documentId: frozen } = await sent();
    expect(must(await documents().own(other))).toMatchObject([{ id: frozen, submitted: true }]);
    expect(await documents().remove({ documentId: frozen }, other, systemOrigin)).toMatchObject({
      refusal: { code: "ILLEGAL_TRANSITION" },
    });
  });

  it("is nobody else's to see or to take back", async () => {
    const { documentId } = await sent();
    const stranger = await applicant();
    expect(await documents().preview({ documentId }, stranger)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect(await documents().remove({ documentId }, stranger, systemOrigin)).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
  });

  it("is taken in only where somebody asks for it", async () => {
    const holder = await applicant();
    expect(await upload(scene, holder, "HOLD_EVIDENCE")).toMatchObject({ refusal: { reason: "NOT_ASKED" } });
    const nobody = await putHolder(scene, `nobody-${newId()}@example.org`);
    expect(await upload(scene, nobody, "PHOTO_ID")).toMatchObject({ refusal: { reason: "NOT_ASKED" } });
  });

  it("comes in three times at most, however many are sent at once", async () => {
    const holder = await applicant();
    const answers = await Promise.all(Array.from({ length: 8 }, () => upload(scene, holder, "BUSINESS_PROOF")));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
    for (const answer of answers) if (!answer.ok) expect(answer.refusal).toMatchObject({ reason: "ENOUGH" });
    expect(must(await documents().own(holder)).filter(({ state }) => state === "READY")).toHaveLength(3);
    await documents().sweep(100);
    const { rows } = await scene.database.pool.query(
      "SELECT count(DISTINCT storage_key)::int AS n FROM document_chunk WHERE storage_key NOT IN (SELECT storage_key FROM account_document)",
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  it("is counted among the uploads of its account, refused ones and all", async () => {
    const holder = await applicant();
    const empty = { kind: "BUSINESS_PROOF", file: { ...file, bytes: new Uint8Array() } } as const;
    const answers = await Promise.all(
      Array.from({ length: 35 }, () => documents().upload(empty, holder, systemOrigin)),
    );
    const codes = answers.map((answer) => (answer.ok ? "TAKEN" : answer.refusal.code));
    expect(codes.filter((code) => code === "VALIDATION")).toHaveLength(30);
    expect(codes.filter((code) => code === "RATE_LIMITED")).toHaveLength(5);
  });
});

describe("R87 on hold", () => {
  it("one may hand in what helps, and see one's own; staff find it with the account", async () => {
    const holder = await putHolder(scene, `held-${newId()}@example.org`);
    const pass = await hold(scene, holder);
    const { id: documentId } = must(await upload(scene, pass, "HOLD_EVIDENCE"));
    expect(await upload(scene, pass, "PHOTO_ID")).toMatchObject({ refusal: { reason: "NOT_ASKED" } });
    expect(must(await documents().own(pass))).toMatchObject([{ id: documentId, submitted: false }]);
    const found = must(await documents().ofHold({ accountId: holder.accountId }, analyst));
    expect(found).toMatchObject([{ id: documentId, fileName: "card.png" }]);
    const auditor = await putStaff(scene, "AUDITOR");
    expect(must(await documents().ofHold({ accountId: holder.accountId }, auditor))).toMatchObject([
      { fileName: "Document.png" },
    ]);
    must(await documents().open({ documentId }, analyst, systemOrigin));
    // Somebody read it: it stays.
    expect(await documents().remove({ documentId }, pass, systemOrigin)).toMatchObject({
      refusal: { code: "ILLEGAL_TRANSITION" },
    });
  });

  it("it stands, by its name, in what the holder takes away of everything we keep", async () => {
    const holder = await putHolder(scene, `held-${newId()}@example.org`);
    const pass = await hold(scene, holder);
    must(await upload(scene, pass, "HOLD_EVIDENCE"));
    let text = "";
    for await (const piece of must(await scene.accounts.holder.exportOnHold(pass, systemOrigin))) text += piece;
    expect(JSON.parse(text).documents).toMatchObject([
      { kind: "HOLD_EVIDENCE", fileName: "card.png", pages: 1, bytes: 3 },
    ]);
  });

  it("a pass reaches nothing that was handed in before", async () => {
    const { holder, documentId } = await sent();
    const pass = await hold(scene, holder);
    expect(must(await documents().own(pass))).toEqual([]);
    expect(await documents().preview({ documentId }, pass)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  });
});

describe("R87 a stage without its documents", () => {
  it("is not sent, and says which one is missing", async () => {
    const one = await putApplicant(scene, nextBusiness());
    expect(await send(scene, one, "BUSINESS", { documents: false })).toEqual({
      ok: false,
      refusal: {
        code: "VALIDATION",
        fields: [{ field: "documents.BUSINESS_PROOF", problem: "Add a proof of the business." }],
      },
    });
    expect(await count(scene, `seller_stage_submission WHERE application_id = '${one.id}'`)).toBe(0);
  });
});
