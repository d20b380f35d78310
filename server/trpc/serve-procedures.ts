import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { readBoundedMessage } from "@/server/platform/bounded-body";
import { answerProcedures } from "./fetch-handler";
import type { ArrivedRequest } from "./request-limits";

const gzipped = promisify(gzip);

/** What fits into a packet or two gains nothing by being smaller. */
const LEAST_COMPRESSED_BYTES = 2_048;

/** Answers procedures straight on the socket, as the route does through Next. */
export async function serveProcedures(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const answer = await answerProcedures(fromSocket(incoming));
  const headers = Object.fromEntries(answer.headers);
  const text = Buffer.from(await answer.text());
  const isSmaller = text.byteLength >= LEAST_COMPRESSED_BYTES && takesGzip(incoming);
  const body = isSmaller ? await gzipped(text) : text;
  outgoing.writeHead(answer.status, {
    ...headers,
    vary: "accept-encoding",
    "content-length": body.byteLength,
    ...(isSmaller ? { "content-encoding": "gzip" } : {}),
  });
  outgoing.end(body);
}

const takesGzip = ({ headers }: IncomingMessage): boolean =>
  /(?:^|,)\s*gzip\s*(?:,|$)/u.test(headers["accept-encoding"] ?? "");

function fromSocket(incoming: IncomingMessage): ArrivedRequest {
  const { method = "GET", url = "/", headers } = incoming;
  const given = new Headers();
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) given.set(name, String(value));
  return {
    // Only its path and query are read.
    url: `http://localhost${url}`,
    method,
    headers: given,
    readBody: (maxBytes) => readBoundedMessage(incoming, maxBytes),
  };
}
