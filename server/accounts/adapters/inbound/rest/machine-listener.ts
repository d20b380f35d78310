import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { logger } from "@/server/platform/logger";
import { type ApiRequest, type ApiResponse, requestOfMessage } from "./api-exchange";
import { answerMachine } from "./api-request";
import { showAlive, showReady } from "./health-views";
import { showOpenApi } from "./openapi";
import { problem } from "./problem";

/** What answers, where it is not this process's own. */
export type Answers = {
  readonly api: (request: ApiRequest) => Promise<ApiResponse>;
  readonly ready: () => Promise<ApiResponse>;
};

const ownAnswers: Answers = { api: (request) => answerMachine(request), ready: showReady };

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
  const request = requestOfMessage(incoming);
  const { status, headers, body } = request ? await answerOf(answers, request) : noAddress;
  const sent = incoming.method === "HEAD" ? "" : body;
  outgoing.writeHead(status, { ...headers, "content-length": String(Buffer.byteLength(sent)) });
  outgoing.end(sent);
}

const noAddress: ApiResponse = {
  status: 400,
  headers: { "content-type": "text/plain;charset=UTF-8" },
  body: "Bad request\n",
};

function answerOf({ api, ready }: Answers, request: ApiRequest): Promise<ApiResponse> | ApiResponse {
  const { method, url } = request;
  const { pathname } = url;
  const isRead = method === "GET" || method === "HEAD";
  if (isRead && pathname === "/api/health") return showAlive();
  if (isRead && pathname === "/api/health/ready") return ready();
  if (isRead && pathname === "/api/v1/openapi.json") return showOpenApi();
  if (pathname === "/api/v1" || pathname.startsWith("/api/v1/")) return api(request);
  return problem({ code: "NOT_FOUND", what: "page" }, { requestId: crypto.randomUUID() });
}
