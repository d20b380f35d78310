import type { DemoDocument } from "@/server/accounts/application/use-cases/load-demo/demo-application";
import type { SubmitStageInput } from "@/server/accounts/application/use-cases/submit-stage/stage-fields.schema";

/** The documents of a stage, saying what its form says; what they are of does not exist. */
export function demoDocuments({ stage, fields }: SubmitStageInput, owner: string): readonly DemoDocument[] {
  const specimen = "SPECIMEN, made up for the demo";
  switch (stage) {
    case "BUSINESS":
      return [
        {
          kind: "BUSINESS_PROOF",
          fileName: "udyam-registration.pdf",
          lines: ["Udyam Registration Certificate", `Name ${fields.legalName}`, `Owner ${fields.ownerName}`, specimen],
        },
      ];
    case "IDENTITY":
      return [
        {
          kind: "PHOTO_ID",
          fileName: "driving-licence.pdf",
          lines: ["Driving Licence", `Name ${owner}`, `Valid till ${fields.documentExpiresOn ?? ""}`, specimen],
        },
        {
          kind: "PAN_CARD",
          fileName: "pan-card.pdf",
          lines: ["Permanent Account Number", fields.pan, `Name ${owner}`, specimen],
        },
      ];
    case "TAX":
      return [
        {
          kind: "GST_CERTIFICATE",
          fileName: "gst-reg-06.pdf",
          lines: [
            "Form GST REG-06",
            `Registration Number ${fields.gstNumber}`,
            `Legal Name ${fields.legalName}`,
            specimen,
          ],
        },
      ];
    case "PAYOUT":
      return [
        {
          kind: "BANK_PROOF",
          fileName: "cancelled-cheque.pdf",
          lines: [
            `Pay ${fields.accountHolder}`,
            `A/c No. ${fields.accountNumber ?? ""}`,
            `IFSC ${fields.ifsc ?? ""}`,
            specimen,
          ],
        },
      ];
    case "STORE":
      return [];
  }
}

const [WIDTH, HEIGHT] = [300, 190] as const;

/** A file of PDF with one small page for each list of lines. */
export function pagesAsPdf(pages: readonly (readonly string[])[]): Uint8Array {
  const bodies = [
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Kids[${pages.map((_, place) => `${4 + place * 2} 0 R`).join(" ")}]/Count ${pages.length}>>`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ...pages.flatMap((lines, place) => [pageBody(place), streamOf(lines)]),
  ];
  let text = "%PDF-1.4\n";
  const offsets = bodies.map((body, place) => {
    const at = text.length;
    text += `${place + 1} 0 obj${body}endobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const size = bodies.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF`;
  return new TextEncoder().encode(text + end);
}

const pageBody = (place: number): string =>
  `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${WIDTH} ${HEIGHT}]/Resources<</Font<</F1 3 0 R>>>>/Contents ${5 + place * 2} 0 R>>`;

function streamOf(lines: readonly string[]): string {
  const shown = lines.map((line) => `(${line.replace(/[^ -~]/g, "").replace(/[()\\]/g, "")}) Tj T*`).join(" ");
  const stream = `BT /F1 13 Tf 20 ${HEIGHT - 45} Td 30 TL ${shown} ET`;
  return `<</Length ${stream.length}>>stream\n${stream}\nendstream`;
}
