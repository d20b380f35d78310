import { foreignMutation } from "@/server/accounts/adapters/inbound/next-auth/gate";
import { programHeaders } from "@/server/accounts/adapters/inbound/next-auth/security-headers";

const MAX_BODY_BYTES = 256 * 1024;
const MAX_CALLS_PER_BATCH = 10;
const MAX_DEPTH = 32;

const problem = (status: number, title: string) =>
  Response.json(
    { title, status },
    { status, headers: { ...programHeaders, "content-type": "application/problem+json" } },
  );

/** A request that may go on, its body read already, or the answer that ends it. */
export type CheckedRequest = { readonly request: Request } | { readonly refused: Response };

/**
 * Refuses what no browser of ours sends: foreign origins, forms, huge, deep or over-long batches (R60, R63, R64). A
 * body can be read once, so the request that goes on is made anew from what was read.
 */
export async function checkRequest(request: Request, origin: string): Promise<CheckedRequest> {
  const { pathname } = new URL(request.url);
  const paths = pathname.slice(pathname.lastIndexOf("/") + 1).split(",");
  if (paths.some((path) => path === "")) return { refused: problem(400, "An empty procedure name.") };
  if (paths.length > MAX_CALLS_PER_BATCH) {
    return { refused: problem(400, `At most ${MAX_CALLS_PER_BATCH} calls in one request.`) };
  }
  const site = request.headers.get("sec-fetch-site");
  if ((site && site !== "same-origin") || foreignMutation(request, origin)) {
    return { refused: problem(403, "Requests come from this site's own pages.") };
  }
  return request.method === "GET" ? { request } : await checkBody(request);
}

async function checkBody(request: Request): Promise<CheckedRequest> {
  const { headers, method, url, signal } = request;
  if (!headers.get("content-type")?.startsWith("application/json")) {
    return { refused: problem(403, "Changes are sent as application/json.") };
  }
  if (Number(headers.get("content-length") ?? "0") > MAX_BODY_BYTES) return { refused: problem(413, "Too large.") };
  const body = await request.text();
  if (body.length > MAX_BODY_BYTES) return { refused: problem(413, "Too large.") };
  if (isTooDeep(body)) return { refused: problem(400, "Nested too deeply.") };
  return { request: new Request(url, { method, headers, body, signal }) };
}

/** Counts brackets outside strings: linear, and before anything parses. */
export function isTooDeep(json: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at];
    if (inString) {
      if (sign === "\\") at += 1;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === "{" || sign === "[") {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
    } else if (sign === "}" || sign === "]") depth -= 1;
  }
  return false;
}
