// Looks at one file somebody sent and draws its pages anew, in a process of its own that ends with it.
import { Worker } from "node:worker_threads";
import { fileTypeFromBuffer } from "file-type";
import { drawPicture } from "./draw-picture.mjs";
import { FileRefused, limits } from "./inspection-limits.mjs";

/** Native memory and all threads' work count too, and nothing in this thread runs while a page is being drawn. */
const watch = `
  const { memoryBytes, workMilliseconds } = require("node:worker_threads").workerData;
  setInterval(() => {
    const { user, system } = process.cpuUsage();
    const isTooMuch = process.memoryUsage.rss() > memoryBytes || (user + system) / 1000 > workMilliseconds;
    if (isTooMuch) process.kill(process.pid, "SIGKILL");
  }, 20);`;
new Worker(watch, { eval: true, workerData: limits }).unref();

async function received() {
  const pieces = [];
  for await (const piece of process.stdin) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** What it is, its bytes say. */
async function inspect(bytes) {
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (type?.mime === "image/jpeg" || type?.mime === "image/png") {
    const format = type.mime === "image/png" ? "PNG" : "JPG";
    await say({ format });
    return sayPage(await drawPicture(bytes, format), "");
  }
  if (type?.mime === "application/pdf" && bytes.subarray(0, 5).toString("latin1") === "%PDF-") {
    await say({ format: "PDF" });
    const { drawPdf } = await import("./draw-pdf.mjs");
    for await (const { picture, text } of drawPdf(bytes)) await sayPage(picture, text);
    return;
  }
  throw new FileRefused(/^image\/hei[cf]/.test(type?.mime ?? "") ? "HEIC" : "NOT_TAKEN");
}

const sayPage = ({ image, width, height }, text) => say({ page: { width, height, bytes: image.length, text } }, image);

/** The length of a line of JSON, the line, and the bytes it tells of. */
function say(message, bytes = Buffer.alloc(0)) {
  const line = Buffer.from(JSON.stringify(message));
  const head = Buffer.alloc(4);
  head.writeUInt32BE(line.length);
  return new Promise((resolve) => process.stdout.write(Buffer.concat([head, line, bytes]), resolve));
}

try {
  await inspect(await received());
} catch (error) {
  if (!(error instanceof FileRefused)) process.stderr.write(`${error instanceof Error ? error.name : "unknown"}\n`);
  await say({ refused: error instanceof FileRefused ? error.reason : "DAMAGED" });
}
process.exit(0);
