import type { ActivityKind } from "@/server/accounts/application/dto/activity-dto";

export const ACTIVITY_FILTERS = [
  "ALL",
  "SIGN_IN",
  "ORDER",
  "PAYMENT",
  "TRUST",
  "ACCOUNT",
  "STAFF",
  "SYSTEM",
] as const satisfies readonly (ActivityKind | "ALL")[];

export type ActivityFilter = (typeof ACTIVITY_FILTERS)[number];

export const activityFilterNames: Readonly<Record<ActivityFilter, string>> = {
  ALL: "All",
  SIGN_IN: "Sign-ins",
  ORDER: "Orders",
  PAYMENT: "Payments",
  TRUST: "Trust",
  ACCOUNT: "Account",
  STAFF: "Staff",
  SYSTEM: "System",
};

export const kindOfFilter = (filter: ActivityFilter): ActivityKind | null => (filter === "ALL" ? null : filter);
