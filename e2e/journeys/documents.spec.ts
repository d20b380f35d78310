import type { APIRequestContext } from "@playwright/test";
import { pdfSaying } from "../fixtures/pdf";
import { at, call, textAt } from "../fixtures/staff-calls";
import { applyToSell, sendStage } from "../fixtures/stages";
import { expect, test } from "../fixtures/test";

const MEGABYTE = 1024 * 1024;
const json = { accept: "application/json" };

const post = (request: APIRequestContext, buffer: Buffer, headers: Readonly<Record<string, string>> = json) => {
  const file = { name: "proof.pdf", mimeType: "application/pdf", buffer };
  return request.post("/api/documents", { headers, multipart: { kind: "BUSINESS_PROOF", file }, maxRedirects: 0 });
};

test("R60 R87 a file comes in from our own pages alone, whole or not at all", async ({
  newMember,
  openRequest,
  baseURL,
}) => {
  const { request } = await newMember();
  await applyToSell(request);
  const file = pdfSaying(["Verma Crafts"]);
  for (const foreign of [{ origin: "https://evil.example" }, { origin: "null" }, { "sec-fetch-site": "cross-site" }]) {
    expect((await post(request, file, { ...json, ...foreign })).status()).toBe(403);
  }
  expect((await post(await openRequest(), file)).status()).toBe(401);
  const large = await post(request, Buffer.alloc(11 * MEGABYTE));
  expect([large.status(), at(await large.json(), "reason")]).toEqual([413, "TOO_LARGE"]);
  // The largest there may be gets as far as being looked at: nothing on the way has cut it off.
  const largest = await post(request, Buffer.alloc(10 * MEGABYTE));
  expect([largest.status(), at(await largest.json(), "reason")]).toEqual([422, "WRONG_NAME"]);
  const plain = await post(request, Buffer.from("hello"), { origin: baseURL ?? "" });
  expect([plain.status(), plain.headers()["location"]]).toEqual([303, "/sell?upload=WRONG_NAME"]);
  expect((await post(request, file)).status()).toBe(201);
});

test("R87 the pages of a document are for whoever opened it, on record", async ({ newMember, requestAs }) => {
  const member = await newMember();
  const applicant = await applyToSell(member.request);
  await sendStage(applicant, "BUSINESS");
  const analyst = await requestAs("Analyst");
  const listed = await call(analyst, "documents.ofApplication", { applicationId: applicant.id, stage: "BUSINESS" });
  const opened = await call(analyst, "documents.open", { documentId: textAt(listed, "0", "id") });
  expect(at(opened, "found", "0", "agrees")).toBe("YES");
  const url = textAt(opened, "pages", "0", "url");
  const page = await analyst.get(url);
  expect(page.status()).toBe(200);
  expect(page.headers()).toMatchObject({
    "content-type": "image/webp",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'",
  });
  expect((await page.body()).subarray(0, 4).toString()).toBe("RIFF");
  // Its owner has addresses of their own; this one is not theirs.
  expect((await member.request.get(url)).status()).toBe(404);
});
