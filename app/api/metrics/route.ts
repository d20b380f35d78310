import { showMetrics } from "@/server/accounts/adapters/inbound/rest/metrics-view";

export const dynamic = "force-dynamic";

export { showMetrics as GET };
