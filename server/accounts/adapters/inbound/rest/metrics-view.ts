import { accountsModule } from "@/server/composition-root";
import { openTelemetry, type Telemetry } from "@/server/platform/telemetry";
import { countedReports } from "./csp-reports";

const described = {
  ready: "1 when database, worker and read models keep up, else 0",
  outbox_pending_events: "Events not published yet",
  outbox_lag_seconds: "Age of the oldest event not published yet; 0 when nothing waits",
  audit_unsealed_seconds: "Age of the oldest entry of the audit trail that is not sealed yet; 0 when every one is",
  outbox_parked_events: "Events that failed too often and wait for a person",
  messages_pending: "Messages to holders not sent yet",
  messages_parked: "Messages to holders that could not be sent and wait for a person",
  sessions_reused:
    "Sessions ended because a token came back after it was exchanged, since this process began: look at each",
  csp_reports: "Reports of browsers about what a page was kept from doing, since this process began",
};

/** Survives the reloads of development: a figure is registered once a process. */
const kept = globalThis as typeof globalThis & { goodstandingTelemetry?: Telemetry };

/** `GET /api/metrics`: Prometheus' text format. Counts and ages alone, nothing about anybody. */
export async function showMetrics(): Promise<Response> {
  kept.goodstandingTelemetry ??= openTelemetry(described, readNumbers);
  const { body, contentType } = await kept.goodstandingTelemetry.scrape();
  return new Response(body, { headers: { "content-type": contentType, "cache-control": "no-store" } });
}

async function readNumbers(): Promise<Record<keyof typeof described, number | null>> {
  const health = await accountsModule().health();
  return {
    ready: health.ready ? 1 : 0,
    outbox_pending_events: health.pendingEvents,
    outbox_lag_seconds: health.database === "UP" ? (health.lagSeconds ?? 0) : null,
    audit_unsealed_seconds: health.database === "UP" ? (health.auditTailSeconds ?? 0) : null,
    outbox_parked_events: health.parkedEvents,
    messages_pending: health.pendingMessages,
    messages_parked: health.parkedMessages,
    sessions_reused: accountsModule().alerts.read().sessionReused,
    csp_reports: [...countedReports().values()].reduce((sum, count) => sum + count, 0),
  };
}
