import type { AccountsModule } from "@/server/accounts/accounts-module";
import { requestOrigin } from "@/server/accounts/adapters/inbound/request-origin";
import { type Browser, requestBrowser } from "@/server/accounts/adapters/inbound/rest/browser";
import type { Actor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import { accountsModule } from "@/server/composition-root";

/** What every procedure gets: who asks, where from, and the use cases. */
export type TrpcContext = {
  readonly actor: Actor;
  readonly origin: RequestOrigin;
  readonly accounts: AccountsModule;
  readonly browser: Browser;
};

/** Builds the context of one request. `actor` was resolved from the session row, never from the request's own words. */
export async function createTrpcContext(request: { actor: Actor; headers: Headers }): Promise<TrpcContext> {
  return {
    actor: request.actor,
    origin: requestOrigin(request.headers, "web"),
    accounts: accountsModule(),
    browser: requestBrowser,
  };
}
