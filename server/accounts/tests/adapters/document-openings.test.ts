import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { withConnection } from "@/server/platform/database-session";
import { newId } from "@/server/platform/new-id";
import { documentActs, firstPage, picture, trusting, upload } from "../support/document-scene";
import { type ModuleScene, moduleScene, putSession, putStaff, systemOrigin } from "../support/module-scene";
import { must } from "../support/must";
import { putApplicant } from "../support/real-onboarding";

let scene: ModuleScene;
let analyst: StaffActor;

beforeAll(async () => {
  scene = await moduleScene({ documentPorts: { inspectDocument: trusting } });
  analyst = await putStaff(scene, "ANALYST");
});
afterAll(() => scene.close());

const { documents, nextBusiness, applicant, sent, seen } = documentActs(() => scene);

describe("R87 whoever opens a document is on record before anything of it is shown", () => {
  const entries = async (documentId: string) => {
    const { rows } = await scene.database.pool.query(
      "SELECT outcome, refusal_code, actor_account_id AS by FROM audit_entry WHERE action = 'document.open' AND subject_id = $1",
      [documentId],
    );
    return rows;
  };

  it("even where the answer is lost", async () => {
    const { documentId } = await sent();
    // The pieces are gone: whoever opens it gets nothing to see, and stands in the trail all the same.
    const opened = must(await documents().open({ documentId }, analyst, systemOrigin));
    await scene.database.pool.query("DELETE FROM document_chunk");
    expect(await seen(analyst, firstPage(opened))).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect(await entries(documentId)).toEqual([{ outcome: "DONE", refusal_code: null, by: analyst.accountId }]);
  });

  it("and without the entry nothing is shown", async () => {
    const { documentId } = await sent();
    await withConnection(scene.testDatabase.ownerUrl, async (owner) => {
      await owner.query("ALTER TABLE audit_entry ADD CONSTRAINT no_more CHECK (action <> 'document.open') NOT VALID");
    });
    await expect(documents().open({ documentId }, analyst, systemOrigin)).rejects.toThrow();
    await withConnection(scene.testDatabase.ownerUrl, (owner) =>
      owner.query("ALTER TABLE audit_entry DROP CONSTRAINT no_more"),
    );
  });

  it("with what was declared beside what it says", async () => {
    const { documentId } = await sent();
    const { found, pages } = must(await documents().open({ documentId }, analyst, systemOrigin));
    expect(found).toContainEqual({
      field: "legalName",
      declared: "Verma Crafts Pvt. Ltd.",
      found: "Verma Crafts",
      agrees: "YES",
    });
    expect(must(await seen(analyst, firstPage({ pages })))).toEqual(picture);
  });

  it("nobody opens one of an account that shares a device with their own", async () => {
    const { documentId, holder } = await sent();
    const near = await putStaff(scene, "LEAD");
    await scene.database.pool.query(
      `UPDATE device SET token_hash = (SELECT token_hash FROM device WHERE account_id = $2 LIMIT 1) WHERE account_id = $1`,
      [near.accountId, holder.accountId],
    );
    await scene.database.pool.query("UPDATE session SET method = 'PASSWORD' WHERE account_id = $1", [holder.accountId]);
    expect(await documents().open({ documentId }, near, systemOrigin)).toMatchObject({
      refusal: { code: "CONFLICT_OF_INTEREST" },
    });
    expect((await documents().open({ documentId }, analyst, systemOrigin)).ok).toBe(true);
  });

  it("drafts are nobody's to open, and guessing finds nothing", async () => {
    const holder = await applicant();
    const { id: documentId } = must(await upload(scene, holder, "BUSINESS_PROOF"));
    for (const id of [documentId, newId()]) {
      const refused = await documents().open({ documentId: id }, analyst, systemOrigin);
      expect(refused).toMatchObject({ refusal: { code: "NOT_FOUND" } });
      expect(await entries(id)).toMatchObject([{ outcome: "REFUSED", refusal_code: "NOT_FOUND" }]);
    }
  });
});

describe("R87 the address of a page", () => {
  it("is worth nothing to another session, for another document, changed or guessed", async () => {
    const { documentId } = await sent();
    const other = await sent();
    const at = firstPage(must(await documents().open({ documentId }, analyst, systemOrigin)));
    const sameAnalystElsewhere = { ...analyst, sessionId: await putSession(scene, analyst.accountId) };
    const tries = [
      seen(sameAnalystElsewhere, at),
      seen(other.holder, at),
      seen(analyst, { ...at, documentId: other.documentId }),
      seen(analyst, { ...at, ticket: `${at.ticket.slice(0, -2)}AA` }),
      seen(analyst, { ...at, ticket: "" }),
      seen(analyst, { ...at, page: "2" }),
      seen(analyst, { ...at, page: "0" }),
      seen(analyst, { ...at, page: "1e0x" }),
      seen(analyst, { ...at, documentId: "nonsense" }),
    ];
    for (const answer of await Promise.all(tries)) {
      expect(answer).toEqual({ ok: false, refusal: { code: "NOT_FOUND", what: "page" } });
    }
  });

  it("ends after five minutes", async () => {
    const later = { now: new Date() };
    const other = scene.openAnother({ now: () => later.now, documentPorts: { inspectDocument: trusting } });
    const { documentId } = await sent();
    const at = firstPage(must(await other.accounts.documents.open({ documentId }, analyst, systemOrigin)));
    const ask = () => other.accounts.documents.page(at, other.accounts.documents.viewerOf(analyst));
    later.now = new Date(later.now.getTime() + 299_000);
    expect((await ask()).ok).toBe(true);
    later.now = new Date(later.now.getTime() + 1_000);
    expect(await ask()).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    await other.database.close();
  });
});

describe("R87 the pieces of a document", () => {
  const at = async () => {
    const { documentId, holder } = await sent();
    const opened = must(await documents().open({ documentId }, analyst, systemOrigin));
    const { rows } = await scene.database.pool.query("SELECT storage_key FROM account_document WHERE id = $1", [
      documentId,
    ]);
    return { key: String(rows[0]?.storage_key), holder, look: () => seen(analyst, firstPage(opened)) };
  };
  const owner = (text: string, values: unknown[]) =>
    withConnection(scene.testDatabase.ownerUrl, (client) => client.query(text, values));

  it("open in their own place alone: changed, exchanged or missing ones are found", async () => {
    for (const harm of [
      "UPDATE document_chunk SET sealed = set_byte(sealed, 100, get_byte(sealed, 100) # 1) WHERE storage_key = $1 AND no = 1",
      "UPDATE document_chunk c SET sealed = o.sealed FROM document_chunk o WHERE c.storage_key = $1 AND o.storage_key = $1 AND c.no = 0 AND o.no = 1",
      "DELETE FROM document_chunk WHERE storage_key = $1 AND no = 2",
    ]) {
      const { key, look } = await at();
      expect((await look()).ok).toBe(true);
      await owner(harm, [key]);
      expect(await look()).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    }
  });

  it("are not those of another document, of the same account neither", async () => {
    const applicant = await putApplicant(scene, nextBusiness());
    const { holder } = applicant;
    for (const _ of [1, 2]) must(await upload(scene, holder, "BUSINESS_PROOF"));
    const [one, other] = must(await documents().own(holder));
    const look = async (documentId = "") =>
      seen(holder, firstPage(must(await documents().preview({ documentId }, holder))));
    await owner(
      `UPDATE document_chunk c SET sealed = o.sealed FROM document_chunk o, account_document a, account_document b
        WHERE a.id = $1 AND b.id = $2 AND c.storage_key = a.storage_key AND o.storage_key = b.storage_key AND c.no = o.no`,
      [one?.id, other?.id],
    );
    expect(await look(one?.id)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect((await look(other?.id)).ok).toBe(true);
  });

  it("are unreadable once the account's key is gone", async () => {
    const { holder, look } = await at();
    await owner("DELETE FROM account_key WHERE account_id = $1", [holder.accountId]);
    expect(await look()).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect(must(await documents().own(holder))).toMatchObject([{ fileName: "Document" }]);
  });
});
