import { showReady } from "@/server/accounts/adapters/inbound/rest/health-views";

export const dynamic = "force-dynamic";

export { showReady as GET };
