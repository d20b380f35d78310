import { accountsRouter } from "@/server/accounts/adapters/inbound/admin/account-admin";
import { auditRouter } from "@/server/accounts/adapters/inbound/admin/audit-router";
import { reviewRouter } from "@/server/accounts/adapters/inbound/admin/review-router";
import { teamRouter } from "@/server/accounts/adapters/inbound/admin/team-router";
import { ownAccountRouter } from "@/server/accounts/adapters/inbound/trpc/own-account-router";
import { policyRouter } from "@/server/accounts/adapters/inbound/trpc/policy-router";
import { sessionRouter } from "@/server/accounts/adapters/inbound/trpc/session-router";
import { router } from "./procedures";

/** Everything a screen can ask or do. */
export const appRouter = router({
  session: sessionRouter,
  policy: policyRouter,
  account: ownAccountRouter,
  review: reviewRouter,
  accounts: accountsRouter,
  audit: auditRouter,
  team: teamRouter,
});

export type AppRouter = typeof appRouter;
