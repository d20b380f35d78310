import { responseToWeb } from "@/server/accounts/adapters/inbound/rest/api-exchange";
import { showReady } from "@/server/accounts/adapters/inbound/rest/health-views";

export const dynamic = "force-dynamic";

export const GET = async (): Promise<Response> => responseToWeb(await showReady());
