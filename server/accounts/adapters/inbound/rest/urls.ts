import { accountRoutes } from "./account-routes";
import type { ApiRoute } from "./api-route";
import { auditRoutes } from "./audit-routes";
import { eventRoutes } from "./event-routes";
import { standingRoutes } from "./standing-routes";
import { webhookRoutes } from "./webhook-routes";

/** The one table of what other systems may ask: each route with its scope. `/users...` answers as `/accounts...`. */
export const apiRoutes: readonly ApiRoute[] = [
  ...accountRoutes,
  ...standingRoutes,
  ...eventRoutes,
  ...auditRoutes,
  ...webhookRoutes,
];
