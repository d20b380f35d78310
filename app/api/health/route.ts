import { responseToWeb } from "@/server/accounts/adapters/inbound/rest/api-exchange";
import { showAlive } from "@/server/accounts/adapters/inbound/rest/health-views";

export const dynamic = "force-dynamic";

export const GET = (): Response => responseToWeb(showAlive());
