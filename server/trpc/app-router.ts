import { accountsRouter } from "@/server/accounts/adapters/inbound/admin/account-admin";
import { apiKeysRouter, webhooksRouter } from "@/server/accounts/adapters/inbound/admin/api-keys-router";
import { appealRouter } from "@/server/accounts/adapters/inbound/admin/appeal-router";
import { approvalsRouter } from "@/server/accounts/adapters/inbound/admin/approvals-router";
import { auditRouter } from "@/server/accounts/adapters/inbound/admin/audit-router";
import { policiesRouter } from "@/server/accounts/adapters/inbound/admin/policies-router";
import { reviewRouter } from "@/server/accounts/adapters/inbound/admin/review-router";
import { sellersRouter } from "@/server/accounts/adapters/inbound/admin/sellers-router";
import { signalsRouter } from "@/server/accounts/adapters/inbound/admin/signals-router";
import { systemRouter } from "@/server/accounts/adapters/inbound/admin/system-router";
import { teamRouter } from "@/server/accounts/adapters/inbound/admin/team-router";
import { trustRouter } from "@/server/accounts/adapters/inbound/admin/trust-router";
import { documentsRouter } from "@/server/accounts/adapters/inbound/trpc/documents-router";
import { ownAccountRouter } from "@/server/accounts/adapters/inbound/trpc/own-account-router";
import { policyRouter } from "@/server/accounts/adapters/inbound/trpc/policy-router";
import { proofRouter } from "@/server/accounts/adapters/inbound/trpc/proof-router";
import { sellingRouter } from "@/server/accounts/adapters/inbound/trpc/selling-router";
import { sessionRouter } from "@/server/accounts/adapters/inbound/trpc/session-router";
import { router } from "./procedures";

/** Everything a screen can ask or do. */
export const appRouter = router({
  session: sessionRouter,
  proof: proofRouter,
  policy: policyRouter,
  account: ownAccountRouter,
  review: reviewRouter,
  accounts: accountsRouter,
  trust: trustRouter,
  signals: signalsRouter,
  audit: auditRouter,
  approvals: approvalsRouter,
  policies: policiesRouter,
  appeals: appealRouter,
  selling: sellingRouter,
  documents: documentsRouter,
  sellers: sellersRouter,
  team: teamRouter,
  system: systemRouter,
  apiKeys: apiKeysRouter,
  webhooks: webhooksRouter,
});

export type AppRouter = typeof appRouter;
