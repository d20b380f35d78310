import { describe, expect, it } from "vitest";
import { documentInspector } from "@/server/accounts/adapters/outbound/storage/document-inspector";
import { documentProblemWords } from "@/server/accounts/domain/exceptions/document-refused";
import type { DocumentProblem } from "@/server/accounts/domain/value-objects/document-problem";
import * as files from "../support/document-files";
import { must } from "../support/must";

const look = documentInspector();

/** The reason and the words it gives; the file's own name and bytes are in neither. */
async function refusalOf(fileName: string, bytes: Uint8Array, inspect = look) {
  const answer = await inspect({ fileName, bytes });
  if (answer.ok || answer.refusal.code !== "VALIDATION")
    throw new Error(`Not refused: ${JSON.stringify(answer).slice(0, 200)}`);
  return { reason: answer.refusal.reason, words: answer.refusal.fields[0]?.problem };
}

const said = (reason: DocumentProblem) => ({ reason, words: documentProblemWords[reason] });

const page = async (fileName: string, bytes: Uint8Array) => {
  const [only] = must(await look({ fileName, bytes })).pages;
  if (!only) throw new Error("There is a page.");
  return { ...only, text: Buffer.from(only.image).toString("latin1") };
};

describe("R87 what is no document is refused in plain words", () => {
  it.each<[string, string, Uint8Array, DocumentProblem]>([
    ["a script that calls itself a GIF", "card.jpg", files.gifThatIsAScript, "WRONG_NAME"],
    ["a drawing with a script in it", "card.svg", files.svgWithScript, "NOT_TAKEN"],
    ["an archive", "card.pdf", files.zip, "WRONG_NAME"],
    ["the same without a name that says otherwise", "card", files.zip, "NOT_TAKEN"],
    ["nothing that anybody knows", "card.pdf", Buffer.from("hello"), "WRONG_NAME"],
    ["a script with a PDF inside", "card.pdf", files.scriptBeforePdf(), "WRONG_NAME"],
    ["a picture of a kind we can't open", "IMG_2041.HEIC", files.heic, "HEIC"],
    ["a PDF with a password", "card.pdf", files.pdfWithPassword(), "PASSWORD"],
    ["one page too many", "card.pdf", files.pdf({ pages: 21 }), "TOO_MANY_PAGES"],
    ["a form that draws itself", "form.pdf", files.formThatDrawsItself(), "LIVE_FORM"],
    ["a picture that swells", "card.png", files.pngThatSwells(), "TOO_MANY_PIXELS"],
  ])("%s", async (_what, fileName, bytes, reason) => {
    expect(await refusalOf(fileName, bytes)).toEqual(said(reason));
  });

  it("a photograph that is broken off", async () => {
    const whole = await files.jpeg();
    expect(await refusalOf("card.jpg", whole.subarray(0, whole.length / 2))).toEqual(said("DAMAGED"));
  });

  it("a name that says something else than the bytes", async () => {
    expect(await refusalOf("card.pdf", await files.png())).toEqual(said("WRONG_NAME"));
    expect(await refusalOf("card.png", files.pdf())).toEqual(said("WRONG_NAME"));
    expect(await refusalOf("setup.exe", await files.png())).toEqual(said("WRONG_NAME"));
  });
});

describe("R87 a file can do no harm where it is looked at", () => {
  it("ends with its process when it swells beyond its memory", async () => {
    const small = documentInspector({ memoryBytes: 300 * 1024 * 1024 });
    expect(await refusalOf("card.pdf", files.pdfThatSwells(), small)).toEqual(said("TOO_HEAVY"));
  });

  it("ends with its process when that has worked for as long as it may", async () => {
    const hasty = documentInspector({ workMilliseconds: 1 });
    expect(await refusalOf("card.pdf", files.pdf({ pages: 20 }), hasty)).toEqual(said("TOO_HEAVY"));
  });

  it("is not blamed for a process that is given no time to work", async () => {
    const hasty = documentInspector({ milliseconds: 1 });
    expect(await hasty({ fileName: "card.pdf", bytes: files.pdf() })).toMatchObject({
      refusal: { code: "UNAVAILABLE", retryAfterSeconds: 60 },
    });
  });

  it("draws a PDF that would act as dead as paper", async () => {
    const { width, height, text } = await page("card.pdf", files.pdfThatActs());
    expect([width, height]).toEqual([1413, 2000]);
    expect(text.startsWith("RIFF")).toBe(true);
    expect(text).not.toMatch(/JavaScript|Launch|HARMFUL|evil/);
  });

  it("keeps nothing of what hides behind a picture", async () => {
    const { text } = await page("card.jpg", await files.pictureWithPdfBehind());
    expect(text).not.toContain("%PDF");
    expect(text).not.toContain("PK\u0003\u0004");
  });

  it("keeps neither the place nor the maker's words, and stands pictures upright", async () => {
    const { width, height, text } = await page("card.jpeg", await files.photographWithPlace());
    expect([width, height]).toEqual([300, 400]);
    expect(text).not.toMatch(/Exif|GPS|MAKERS/);
  });

  it("makes large pictures small", async () => {
    const { width, height } = await page("card", await files.png(5_000, 1_000));
    expect([width, height]).toEqual([2400, 480]);
  });

  it("reads the words of each page", async () => {
    const text = ["GSTIN: 27AAPFU0939F1ZV", "Legal Name: Verma Crafts"];
    const { texts, format } = must(await look({ fileName: "gst.PDF", bytes: files.pdf({ pages: 2, text }) }));
    expect(format).toBe("PDF");
    expect(texts).toHaveLength(2);
    expect(texts[0]).toContain("27AAPFU0939F1ZV");
    expect(texts[1]).toContain("Verma Crafts");
  });
});
