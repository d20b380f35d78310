import { openLiveEvents } from "@/server/accounts/adapters/inbound/rest/live-events";

export const dynamic = "force-dynamic";

export { openLiveEvents as GET };
