// @ts-check

/**
 * Whether a request's address can't be read: percent signs that mean nothing, or a NUL. Next answers some of these with
 * 500 and others with a page, so they are refused before Next (R61).
 *
 * @param {{ url?: string | undefined }} request
 * @returns {boolean}
 */
export function isUnreadable({ url = "/" }) {
  const path = url.split("?", 1)[0] ?? "";
  try {
    return decodeURIComponent(path).includes("\0");
  } catch {
    return true;
  }
}
