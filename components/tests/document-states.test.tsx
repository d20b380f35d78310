import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { StoredRow } from "@/components/kit/upload-rows";
import { SituationNote } from "@/components/sellers/review/decided-note";
import { DocumentList } from "@/components/sellers/review/document-list";
import type { DocumentState } from "@/server/accounts/application/dto/document-dto";

const sheet = (state: DocumentState) => ({
  id: "019ce0bc-0000-7000-8000-0000000004f9",
  kind: "PAN_CARD" as const,
  fileName: "pan.pdf",
  bytes: 48_000,
  pages: state === "READY" ? 2 : 0,
  uploadedAt: new Date("2026-11-20T08:32:00.000Z"),
  state,
  submitted: false,
});

const toOwner = (state: DocumentState): string =>
  renderToStaticMarkup(
    <StoredRow
      document={sheet(state)}
      previewHref="/sell/documents/1"
      remove={async (before) => before}
      csrf="token"
    />,
  );

const toStaff = (state: DocumentState): string =>
  renderToStaticMarkup(
    <DocumentList documents={[{ ...sheet(state), replaced: false }]} openId={null} onOpen={() => undefined} />,
  );

it("shows a file that is there with its pages, to be opened and taken back", () => {
  expect(toOwner("READY")).toMatch(/2 pages.*|Preview/);
  expect(toOwner("READY")).toContain("Remove");
  expect(toStaff("READY")).toContain("<button");
});

it("says that a file is being scanned, and lets nobody open it meanwhile", () => {
  expect(toOwner("SCANNING")).toContain("Scanning, usually under 1 min");
  expect(toOwner("SCANNING")).not.toMatch(/Preview|Remove/);
  expect(toStaff("SCANNING")).toContain("Scanning, usually under 1 min");
  expect(toStaff("SCANNING")).not.toContain("<button");
});

it("says that a file did not pass the scan, what to do, and lets nobody open it", () => {
  expect(toOwner("REFUSED")).toContain("did not pass our scan");
  expect(toOwner("REFUSED")).toContain("Add another one.");
  expect(toOwner("REFUSED")).not.toMatch(/Preview|Remove|0 pages/);
  expect(toStaff("REFUSED")).toContain("Did not pass the scan: hidden");
  expect(toStaff("REFUSED")).not.toContain("<button");
});

it("says why nothing is left to decide while an approval is being undone", () => {
  const sentence = "Approval is being undone because the application was withdrawn; nothing for you to do.";
  const note = renderToStaticMarkup(<SituationNote situation={{ kind: "UNDOING", sentence }} />);
  expect(note).toContain(sentence);
  expect(note).toContain('role="status"');
});
