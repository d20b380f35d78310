import type { IncomingMessage } from "node:http";
import { readBounded, readBoundedMessage } from "@/server/platform/bounded-body";

/** Lower-case names; several of one name are one value, joined by commas. */
export type ApiHeaders = Pick<Headers, "get" | "has"> & Iterable<[string, string]>;

/** What another system asks, whichever server took it: Next as a request of the web platform, the listener as it came. */
export type ApiRequest = {
  readonly method: string;
  readonly url: URL;
  readonly headers: ApiHeaders;
  /** The body as text, once; null where it is larger. */
  readonly readText: (mostBytes: number) => Promise<string | null>;
};

export type ApiResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export const requestOfWeb = (request: Request): ApiRequest => ({
  method: request.method,
  url: new URL(request.url),
  headers: request.headers,
  readText: (mostBytes) => readBounded(request.body, mostBytes),
});

export const responseToWeb = ({ status, headers, body }: ApiResponse): Response =>
  new Response(body, { status, headers });

/** Null for an address that no page has. The host that is named counts for nothing: it could carry a path of its own. */
export function requestOfMessage(incoming: IncomingMessage): ApiRequest | null {
  const { method = "GET", url: path = "/" } = incoming;
  const address = `http://localhost${path}`;
  if (!path.startsWith("/") || !URL.canParse(address)) return null;
  return {
    method,
    url: new URL(address),
    headers: headersOfMessage(incoming),
    readText: (mostBytes) => readBoundedMessage(incoming, mostBytes),
  };
}

function headersOfMessage({ headers }: IncomingMessage): ApiHeaders {
  const get = (name: string) => headers[name.toLowerCase()]?.toString() ?? null;
  return {
    get,
    has: (name) => get(name) !== null,
    *[Symbol.iterator]() {
      for (const [name, value] of Object.entries(headers)) if (value !== undefined) yield [name, value.toString()];
    },
  };
}
