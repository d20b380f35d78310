import { headers } from "next/headers";
import { cache } from "react";
import { currentActor } from "@/server/accounts/adapters/inbound/next-auth/current-session";
import { appRouter } from "./app-router";
import { createTrpcContext } from "./context";
import { createCallerFactory } from "./procedures";

const createCaller = createCallerFactory(appRouter);

/** Who asks and where from, once per request. */
export const pageContext = cache(async () =>
  createTrpcContext({ actor: await currentActor(), headers: await headers() }),
);

/** The same procedures for pages, with the same checks: a page can't skip one. One caller per request. */
export const serverCaller = cache(async () => createCaller(await pageContext()));
