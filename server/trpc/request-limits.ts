import { foreignMutation } from "@/server/accounts/adapters/inbound/next-auth/gate";
import { programHeaders } from "@/server/accounts/adapters/inbound/next-auth/security-headers";
import { readBounded } from "@/server/platform/bounded-body";

export const TRPC_ENDPOINT = "/api/trpc";

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

/** A request as it arrived: Next's, or the socket's own. */
export type ArrivedRequest = {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  /** The body as text; null as soon as it is larger than this. */
  readonly readBody: (maxBytes: number) => Promise<string | null>;
};

/** The same of what Next hands over. */
export const arrived = ({ url, method, headers, body }: Request): ArrivedRequest => ({
  url,
  method,
  headers,
  readBody: (maxBytes) => readBounded(body, maxBytes),
});

/**
 * Refuses what no browser of ours sends: foreign origins, reads by GET (what is looked for would stand in logs), forms,
 * huge, deep or over-long batches (R60, R63, R64). A body can be read once, so the request that goes on is made from
 * what was read.
 */
export async function checkRequest(request: ArrivedRequest, origin: string): Promise<CheckedRequest> {
  const refusal = refusalOfPath(new URL(request.url).pathname);
  if (refusal) return { refused: refusal };
  if (request.method !== "POST") return { refused: problem(405, "Procedures are called with POST.") };
  const site = request.headers.get("sec-fetch-site");
  if ((site && site !== "same-origin") || foreignMutation(request, origin)) {
    return { refused: problem(403, "Requests come from this site's own pages.") };
  }
  return await checkBody(request);
}

/** Names are counted as the router will read them: a comma written `%2C` or before a slash parts two calls as well. */
function refusalOfPath(pathname: string): Response | null {
  const paths = decoded(pathname.slice(`${TRPC_ENDPOINT}/`.length))?.split(",");
  if (paths === undefined || paths.some((path) => path === "")) return problem(400, "An empty procedure name.");
  return paths.length > MAX_CALLS_PER_BATCH
    ? problem(400, `At most ${MAX_CALLS_PER_BATCH} calls in one request.`)
    : null;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

async function checkBody({ headers, method, url, readBody }: ArrivedRequest): Promise<CheckedRequest> {
  if (!headers.get("content-type")?.startsWith("application/json")) {
    return { refused: problem(403, "Changes are sent as application/json.") };
  }
  if (Number(headers.get("content-length") ?? "0") > MAX_BODY_BYTES) return { refused: problem(413, "Too large.") };
  const body = await readBody(MAX_BODY_BYTES);
  if (body === null) return { refused: problem(413, "Too large.") };
  if (isTooDeep(body)) return { refused: problem(400, "Nested too deeply.") };
  return { request: new Request(url, { method, headers, body }) };
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
