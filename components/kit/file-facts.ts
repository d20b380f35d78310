/** What the server takes in; said here so that nobody waits for a refusal that is certain. The server decides. */
export const UPLOAD_ACCEPT = ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png";

const MAX_MB = 10;
const MB = 1024 * 1024;
const TAKEN = /\.(pdf|jpe?g|png)$/i;

/** Why this file can't be taken, or null. */
export function fileProblem({ name, size }: Pick<File, "name" | "size">): string | null {
  if (/\.hei[cf]$/i.test(name)) return "This is an HEIC picture, which we can't open. Save it as JPG and add that";
  if (!TAKEN.test(name)) return "Choose a PDF, JPG or PNG";
  if (size === 0) return "This file is empty. Choose another one";
  if (size <= MAX_MB * MB) return null;
  const shown = sizeText(size);
  // A few bytes too many would read as "has 10.0 MB, at most 10 MB".
  const isBarely = shown === sizeText(MAX_MB * MB);
  return `This file has ${isBarely ? `just over ${MAX_MB} MB` : shown}. Choose one of at most ${MAX_MB} MB`;
}

/** "6.1 MB", "420 KB": one decimal where it says something. */
export function sizeText(bytes: number): string {
  if (bytes < MB) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / MB).toFixed(1)} MB`;
}

/** "PDF", "JPG", "HEIC": what stands in the little sheet beside a name. */
export function kindOfFile(name: string): string {
  const ending = /\.([a-z0-9]{1,4})$/i.exec(name)?.[1]?.toUpperCase() ?? "FILE";
  return ending === "JPEG" ? "JPG" : ending;
}

/** "Sending: 3.8 of 6.1 MB, about 20 seconds left". */
export function sendingText(sent: number, total: number, elapsedMs: number): string {
  const parts = `Sending: ${(sent / MB).toFixed(1)} of ${(total / MB).toFixed(1)} MB`;
  if (sent >= total) return "Sent. We are looking at it";
  if (elapsedMs < 2_000 || sent === 0) return parts;
  const seconds = Math.ceil(((total - sent) / sent) * (elapsedMs / 1000));
  return seconds > 90
    ? `${parts}, about ${Math.ceil(seconds / 60)} min left`
    : `${parts}, about ${seconds} seconds left`;
}
