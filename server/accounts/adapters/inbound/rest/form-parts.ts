/** More than any form of ours has fields. */
const MOST_PARTS = 8;

/** What stands before a part's contents: its name, the file's name and its type. */
const LONGEST_HEAD = 4 * 1024;

const TYPE = /^multipart\/form-data\s{0,5};\s{0,5}boundary=("?)([A-Za-z0-9'_-]{1,70})\1\s{0,5}$/i;

/** The mark between a form's parts, as its type names it; null for anything else. */
export const boundaryOf = (contentType: string): string | null => TYPE.exec(contentType)?.[2] ?? null;

/**
 * Has a form few parts with short heads? Asked before anything reads it: a form of very many, or of one endless head,
 * keeps the reader (and with it this whole process) busy for half a minute.
 */
export function hasFewParts(form: Uint8Array, boundary: string): boolean {
  const bytes = Buffer.from(form.buffer, form.byteOffset, form.byteLength);
  const mark = `--${boundary}`;
  let marks = 0;
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + mark.length)) {
    marks += 1;
    const head = bytes.subarray(at + mark.length, at + mark.length + LONGEST_HEAD);
    const isEnd = head.subarray(0, 2).equals(END);
    if (marks > MOST_PARTS + 1 || !(isEnd || head.includes("\r\n\r\n"))) return false;
  }
  return true;
}

const END = Buffer.from("--");
