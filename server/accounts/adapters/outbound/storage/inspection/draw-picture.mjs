import sharp from "sharp";
import { FileRefused, limits } from "./inspection-limits.mjs";

// Only what we take is ever opened, whatever a file says it is.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer"] });
sharp.cache(false);
sharp.concurrency(1);

/** The picture drawn anew: upright, no larger than needed, and nothing of the file's own words about itself. */
export async function drawPicture(bytes, format) {
  const open = { limitInputPixels: limits.pixels, failOn: "error", sequentialRead: true };
  try {
    const { width, height, format: seen } = await sharp(bytes, open).metadata();
    if (width * height > limits.pixels) throw new FileRefused("TOO_MANY_PIXELS");
    if (seen !== (format === "PNG" ? "png" : "jpeg")) throw new FileRefused("NOT_TAKEN");
    return await pageOf(sharp(bytes, open).autoOrient());
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw new FileRefused(/pixel limit/i.test(String(error)) ? "TOO_MANY_PIXELS" : "DAMAGED");
  }
}

/** From pixels that we have already. */
export const drawPixels = (data, width, height) => pageOf(sharp(data, { raw: { width, height, channels: 4 } }));

async function pageOf(picture) {
  const { data, info } = await picture
    .resize({ width: limits.side, height: limits.side, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .webp({ quality: 84, effort: 2 })
    .toBuffer({ resolveWithObject: true });
  return { image: data, width: info.width, height: info.height };
}
