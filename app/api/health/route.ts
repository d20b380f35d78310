import { showAlive } from "@/server/accounts/adapters/inbound/rest/health-views";

export const dynamic = "force-dynamic";

export { showAlive as GET };
