import { loadDemoMarketplace } from "@/server/accounts/adapters/inbound/demo/load-demo-marketplace";
import { createImportDirectory } from "@/server/accounts/adapters/outbound/persistence/import-directory";
import { passwordHasher } from "@/server/accounts/adapters/outbound/security/password-hasher";
import { newToken } from "@/server/accounts/adapters/outbound/security/tokens";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { loadDemo } from "@/server/accounts/application/use-cases/load-demo/load-demo";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { inTransaction } from "@/server/accounts/outbox/transaction";
import { refreshAccountSummaries } from "@/server/accounts/read-model/rebuild/account-summary-store";
import { newId } from "@/server/platform/new-id";
import { openRealPorts } from "./real-ports";

/** The demo's loader as a process plugs it together, over a real database; `around` may come between its commits. */
export function openDemoScene(appUrl: string, around: (unitOfWork: UnitOfWork) => UnitOfWork = (same) => same) {
  const ports = openRealPorts(appUrl);
  const { pool } = ports.database;
  const livePolicy = async () => trustPolicyV1;
  const load = loadDemoMarketplace({
    livePolicy,
    now: () => new Date(),
    loadDemo: loadDemo({
      unitOfWork: around(ports.unitOfWork),
      livePolicy,
      newId,
      newToken,
      passwordHasher: passwordHasher(),
      directory: createImportDirectory({
        pool,
        refreshLookup: (ids) => inTransaction(pool, (tx) => refreshAccountSummaries(tx, ids)),
      }),
    }),
  });
  return { ports, load, close: ports.close };
}
