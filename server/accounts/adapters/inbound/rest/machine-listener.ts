import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { logger } from "@/server/platform/logger";
import { answerApi } from "./api-request";
import { showAlive, showReady } from "./health-views";
import { showOpenApi } from "./openapi";
import { problem } from "./problem";

/** What answers, where it is not this process's own. */
export type Answers = {
  readonly api: (request: Request) => Promise<Response>;
  readonly ready: () => Promise<Response>;
};

const ownAnswers: Answers = { api: (request) => answerApi(request), ready: showReady };

/** A request that takes longer to send is no machine's. */
const SLOWEST_REQUEST_MS = 30_000;

/**
 * `/api/v1` and `/api/health` outside Next, over the same handlers: every answer is the one that Next's routes give.
 * Machines ask often, and Next's share of a small answer is larger than ours.
 */
export function machineListener(answers: Answers = ownAnswers): Server {
  const server = createServer({ requestTimeout: SLOWEST_REQUEST_MS, keepAliveTimeout: 65_000 });
  server.on("request", (incoming: IncomingMessage, outgoing: ServerResponse) => {
    void serve(answers, incoming, outgoing).catch((err: unknown) => {
      logger.error({ err }, "an answer to another system could not be sent");
      outgoing.destroy();
    });
  });
  return server;
}

async function serve(answers: Answers, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const request = toRequest(incoming);
  const response = request ? await answerOf(answers, request) : new Response("Bad request\n", { status: 400 });
  const body = incoming.method === "HEAD" ? "" : await response.text();
  const headers = Object.fromEntries(response.headers);
  outgoing.writeHead(response.status, { ...headers, "content-length": String(Buffer.byteLength(body)) });
  outgoing.end(body);
}

function answerOf({ api, ready }: Answers, request: Request): Promise<Response> | Response {
  const { pathname } = new URL(request.url);
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (isRead && pathname === "/api/health") return showAlive();
  if (isRead && pathname === "/api/health/ready") return ready();
  if (isRead && pathname === "/api/v1/openapi.json") return showOpenApi();
  if (pathname === "/api/v1" || pathname.startsWith("/api/v1/")) return api(request);
  return problem({ code: "NOT_FOUND", what: "page" }, { requestId: crypto.randomUUID() });
}

/** The same request as Next's routes get; null for an address that none has. */
function toRequest(incoming: IncomingMessage): Request | null {
  const { method = "GET", url = "/", headers } = incoming;
  const address = `http://${headers.host ?? "localhost"}${url}`;
  if (!url.startsWith("/") || !URL.canParse(address)) return null;
  const given = new Headers();
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) given.set(name, String(value));
  const hasBody = method !== "GET" && method !== "HEAD";
  const body = hasBody ? { body: Readable.toWeb(incoming), duplex: "half" as const } : {};
  return new Request(address, { method, headers: given, ...body } as RequestInit);
}
