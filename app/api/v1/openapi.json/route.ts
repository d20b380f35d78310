import { showOpenApi } from "@/server/accounts/adapters/inbound/rest/openapi";

export const dynamic = "force-dynamic";

export { showOpenApi as GET };
