import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { actorOf } from "@/server/accounts/adapters/inbound/next-auth/current-session";
import { programHeaders } from "@/server/accounts/adapters/inbound/next-auth/security-headers";
import type { Actor } from "@/server/accounts/application/ports/outbound/actor";
import { composition } from "@/server/composition-root";
import { logger } from "@/server/platform/logger";
import { appRouter } from "./app-router";
import { createTrpcContext } from "./context";
import { type ArrivedRequest, arrived, checkRequest, TRPC_ENDPOINT } from "./request-limits";
import { retryAfter, toTransportError } from "./unwrap";

/** The browser's way in: POST for changes and reads alike, at most 10 calls and 256 KB a request (R60, R63). */
export const handleTrpcRequest = (request: Request): Promise<Response> => answerProcedures(arrived(request));

/** The same, however the request came in. */
export async function answerProcedures(request: ArrivedRequest): Promise<Response> {
  const checked = await checkRequest(request, composition().config.origin);
  if ("refused" in checked) return checked.refused;
  return fetchRequestHandler({
    endpoint: TRPC_ENDPOINT,
    req: checked.request,
    router: appRouter,
    allowMethodOverride: true,
    createContext: async () =>
      createTrpcContext({ actor: await knownActor(request.headers), headers: request.headers }),
    onError: ({ error, path, ctx }) => {
      // What a caller got wrong is no news, and must not fill the log.
      if (error.code !== "INTERNAL_SERVER_ERROR") return;
      logger.error({ path, requestId: ctx?.origin.requestId, err: error.cause ?? error }, "procedure failed");
    },
    responseMeta: ({ errors }) => ({ headers: { ...programHeaders, ...retryAfter(errors) } }),
  });
}

/** Where nobody can say whose session it is, the answer is 503: never anonymous, never somebody (R71). */
async function knownActor(headers: Headers): Promise<Actor> {
  try {
    return await actorOf(headers);
  } catch (err) {
    logger.error({ err }, "a session could not be checked");
    throw toTransportError({ code: "UNAVAILABLE", retryAfterSeconds: 1 }, { audited: true });
  }
}
