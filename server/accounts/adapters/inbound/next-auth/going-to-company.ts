import type { WayThere } from "./company-protocol";

/**
 * A page that goes on by itself: a redirect of the form's own answer would fall under `form-action 'self'`, which stays
 * as strict as it is. Where `Refresh` is not obeyed there is the link.
 */
export function goingToCompany({ to, setCookies }: WayThere, name: string): Response {
  const [address, title] = [escaped(to), escaped(`Sign in with ${name}`)];
  const body = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><p><a href="${address}">${title}</a></p></body></html>`;
  const headers = new Headers({
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    refresh: `0;url=${to}`,
  });
  for (const cookie of setCookies) headers.append("set-cookie", cookie);
  return new Response(body, { headers });
}

const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
