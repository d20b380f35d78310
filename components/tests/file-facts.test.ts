import { describe, expect, it } from "vitest";
import { fileProblem, kindOfFile, sendingText, sizeText } from "@/components/kit/file-facts";

const MB = 1024 * 1024;

describe("a file that is chosen", () => {
  it("is told at once when it can't be taken", () => {
    expect(fileProblem({ name: "scan.docx", size: MB })).toBe("Choose a PDF, JPG or PNG");
    expect(fileProblem({ name: "IMG_2041.HEIC", size: MB })).toBe(
      "This is an HEIC picture, which we can't open. Save it as JPG and add that",
    );
    expect(fileProblem({ name: "empty.pdf", size: 0 })).toContain("empty");
    expect(fileProblem({ name: "scan.pdf", size: 10 * MB + 1 })).toBe(
      "This file has just over 10 MB. Choose one of at most 10 MB",
    );
    expect(fileProblem({ name: "scan.pdf", size: 11 * MB })).toContain("has 11.0 MB");
    expect(fileProblem({ name: "scan.JPEG", size: 10 * MB })).toBeNull();
  });

  it("is named by its ending and its size", () => {
    expect([kindOfFile("a.jpeg"), kindOfFile("b.PDF"), kindOfFile("c")]).toEqual(["JPG", "PDF", "FILE"]);
    expect([sizeText(1), sizeText(430_000), sizeText(6.1 * MB)]).toEqual(["1 KB", "420 KB", "6.1 MB"]);
  });

  it("says how far it is, and how long once that can be told", () => {
    expect(sendingText(0, 6.1 * MB, 5_000)).toBe("Sending: 0.0 of 6.1 MB");
    expect(sendingText(3.05 * MB, 6.1 * MB, 20_000)).toBe("Sending: 3.0 of 6.1 MB, about 20 seconds left");
    expect(sendingText(6.1 * MB, 6.1 * MB, 40_000)).toContain("looking at it");
  });
});
