/** What somebody on duty wants to hear of, counted since the process began. */
export const SECURITY_ALERTS = ["sessionReused"] as const;

export type SecurityAlert = (typeof SECURITY_ALERTS)[number];

export type SecurityAlerts = {
  count(alert: SecurityAlert): void;
  readonly read: () => Readonly<Record<SecurityAlert, number>>;
};
