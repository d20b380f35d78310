import type { SecurityAlert, SecurityAlerts } from "@/server/accounts/application/ports/outbound/security-alerts-port";

/** Counters of this process, as Prometheus likes them: they only rise, and start over with it. */
export function createSecurityAlerts(): SecurityAlerts {
  const counted: Record<SecurityAlert, number> = { sessionReused: 0 };
  return {
    count: (alert) => {
      counted[alert] += 1;
    },
    read: () => ({ ...counted }),
  };
}
