import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { currentActor } from "@/server/accounts/adapters/inbound/next-auth/current-session";
import { programHeaders } from "@/server/accounts/adapters/inbound/next-auth/security-headers";
import { composition } from "@/server/composition-root";
import { logger } from "@/server/platform/logger";
import { appRouter } from "./app-router";
import { createTrpcContext } from "./context";
import { checkRequest } from "./request-limits";
import { RefusalError } from "./unwrap";

export const TRPC_ENDPOINT = "/api/trpc";

/** The browser's way in: POST for changes, GET or POST for reads, at most 10 calls and 256 KB a request (R60, R63). */
export async function handleTrpcRequest(request: Request): Promise<Response> {
  const checked = await checkRequest(request, composition().config.origin);
  if ("refused" in checked) return checked.refused;
  return fetchRequestHandler({
    endpoint: TRPC_ENDPOINT,
    req: checked.request,
    router: appRouter,
    allowMethodOverride: true,
    createContext: async () => createTrpcContext({ actor: await currentActor(), headers: request.headers }),
    onError: ({ error, path, ctx }) => {
      if (error.cause instanceof RefusalError || error.code === "BAD_REQUEST") return;
      logger.error({ path, requestId: ctx?.origin.requestId, err: error.cause ?? error }, "procedure failed");
    },
    responseMeta: () => ({ headers: programHeaders }),
  });
}
