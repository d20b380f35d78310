import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createCanvas } from "@napi-rs/canvas";
import { AnnotationMode, getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import { drawPixels } from "./draw-picture.mjs";
import { FileRefused, limits } from "./inspection-limits.mjs";

const folder = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));

/** Of A4: 170 dots an inch. */
const LONGER_SIDE = 2_000;
const MOST_TEXT = 8_000;

/**
 * Draws each page and reads its words. Nothing in the file is run or fetched: no scripts, no actions, no forms that
 * draw themselves, no attachments; what is left of them is at most what the page shows.
 */
export async function* drawPdf(bytes) {
  const pdf = await opened(bytes);
  if (pdf.numPages > limits.pages) throw new FileRefused("TOO_MANY_PAGES");
  if (pdf.numPages < 1) throw new FileRefused("NO_PAGES");
  const { info } = await pdf.getMetadata();
  if (info.IsXFAPresent && !info.IsAcroFormPresent) throw new FileRefused("LIVE_FORM");
  for (let number = 1; number <= pdf.numPages; number += 1) yield await drawn(await pdf.getPage(number));
}

async function opened(bytes) {
  try {
    return await getDocument({
      data: new Uint8Array(bytes),
      isEvalSupported: false,
      enableXfa: false,
      useSystemFonts: false,
      disableFontFace: true,
      useWorkerFetch: false,
      maxImageSize: limits.pixels,
      standardFontDataUrl: join(folder, "standard_fonts/"),
      cMapUrl: join(folder, "cmaps/"),
      cMapPacked: true,
      verbosity: VerbosityLevel.ERRORS,
    }).promise;
  } catch (error) {
    throw new FileRefused(error?.name === "PasswordException" ? "PASSWORD" : "DAMAGED");
  }
}

async function drawn(page) {
  const { width, height } = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: LONGER_SIDE / Math.max(width, height) });
  const size = [Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height))];
  const canvas = createCanvas(...size);
  const canvasContext = canvas.getContext("2d");
  await page.render({ canvasContext, viewport, annotationMode: AnnotationMode.ENABLE, background: "#ffffff" }).promise;
  const picture = await drawPixels(canvasContext.getImageData(0, 0, ...size).data, ...size);
  const text = await textOf(page);
  page.cleanup();
  return { picture, text };
}

async function textOf(page) {
  const { items } = await page.getTextContent();
  const text = items.map(({ str = "", hasEOL }) => (hasEOL ? `${str}\n` : str)).join("");
  return text.replaceAll("\u0000", "").slice(0, MOST_TEXT);
}
