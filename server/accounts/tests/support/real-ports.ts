import { createHash } from "node:crypto";
import { createAuditLog } from "@/server/accounts/adapters/outbound/persistence/audit-log";
import { createSessionReader } from "@/server/accounts/adapters/outbound/persistence/session-reader";
import { createSharedUnitOfWork } from "@/server/accounts/adapters/outbound/persistence/shared-unit-of-work";
import { createUnitOfWork, type UnitOfWorkDeps } from "@/server/accounts/adapters/outbound/persistence/unit-of-work";
import { createKeyedHash } from "@/server/accounts/adapters/outbound/security/keyed-hash";
import { createMasterKeys } from "@/server/accounts/adapters/outbound/security/master-keys";
import { createPersonalDataEncryption } from "@/server/accounts/adapters/outbound/security/personal-data-encryption";
import type { SharedUnitOfWork, UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { nextCrossing } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { sellerOnboardingSaga } from "@/server/accounts/saga/seller-onboarding-saga";
import { type Database, openDatabase } from "@/server/platform/database";
import { newId } from "@/server/platform/new-id";
import { mailLinksAt } from "./mail-links";
import { patientLimits } from "./patient-limits";

/** One key for all processes of a test, as one installation has. */
export const TEST_MASTER_KEY = createHash("sha256").update("master key of the tests").digest();

export type RealPorts = {
  readonly database: Database;
  readonly unitOfWork: UnitOfWork;
  readonly sharedUnitOfWork: SharedUnitOfWork;
  readonly sessionReader: ReturnType<typeof createSessionReader>;
  readonly auditLog: ReturnType<typeof createAuditLog>;
  readonly encryption: ReturnType<typeof createPersonalDataEncryption>;
  readonly close: () => Promise<void>;
};

/** What a server process plugs together, over a real database. Two of them are two processes' worth of pools. */
export function openRealPorts(appUrl: string, deps: Partial<UnitOfWorkDeps> & { poolSize?: number } = {}): RealPorts {
  const { poolSize = 8, limits, ...replaced } = deps;
  const database = openDatabase({ appUrl, poolSize });
  const encryption = createPersonalDataEncryption({ masterKeys: createMasterKeys(TEST_MASTER_KEY) });
  const parts = {
    database,
    newId,
    now: () => new Date(),
    encryption,
    keyedHash: createKeyedHash(TEST_MASTER_KEY),
    mailLinks: mailLinksAt(() => new Date()),
    onboarding: sellerOnboardingSaga,
    nextLook: (profile: Parameters<typeof nextCrossing>[0]) => nextCrossing(profile, trustPolicyV1),
    limits: { ...patientLimits, ...limits },
    ...replaced,
  };
  return {
    database,
    unitOfWork: createUnitOfWork(parts),
    sharedUnitOfWork: createSharedUnitOfWork(parts),
    sessionReader: createSessionReader(database.pool),
    auditLog: createAuditLog({ ...parts, database }),
    encryption,
    close: database.close,
  };
}
