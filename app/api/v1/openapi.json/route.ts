import { responseToWeb } from "@/server/accounts/adapters/inbound/rest/api-exchange";
import { showOpenApi } from "@/server/accounts/adapters/inbound/rest/openapi";

export const dynamic = "force-dynamic";

export const GET = (): Response => responseToWeb(showOpenApi());
