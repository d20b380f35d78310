const yearInSeconds = 31_536_000;

/** Keeps a choice of look on this browser; the server reads it with the next page. Browser only. */
export function remember(cookie: string, value: string): void {
  const secure = window.location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari.
  document.cookie = `${cookie}=${value}; path=/; max-age=${yearInSeconds}; samesite=lax${secure}`;
}
