import type { Database } from "@/server/platform/database";
import { logger } from "@/server/platform/logger";
import type { RegisterSettings } from "@/server/platform/register-settings";
import { createHttpGstRegister } from "./adapters/outbound/gst-register/http-gst-register";
import { createOwnDataReader, type OwnDataReaderDeps } from "./adapters/outbound/own-data/own-data-reader";
import { createAppealDirectory } from "./adapters/outbound/persistence/appeal-directory";
import { createOnboardingDirectory } from "./adapters/outbound/persistence/onboarding-directory";
import { createOwnPasswordReader } from "./adapters/outbound/persistence/own-password-reader";
import {
  createSellerStageReader,
  type SellerStageReaderDeps,
} from "./adapters/outbound/persistence/seller-stage-reader";

/** What holders' own pages and appeals stand on. */
export const ownPageAdapters = (database: Database, openPrivate: OwnDataReaderDeps["openPrivate"]) => ({
  ...onboardingAdapters(database, openPrivate),
  appeals: createAppealDirectory(database.pool),
  ownPasswords: createOwnPasswordReader(database.pool),
  ownData: createOwnDataReader({ pool: database.reads, openPrivate }),
});

/** What a seller's way is looked up in. */
const onboardingAdapters = (database: Database, openPrivate: SellerStageReaderDeps["openPrivate"]) => ({
  applications: createOnboardingDirectory(database),
  stages: createSellerStageReader({ pool: database.pool, openPrivate }),
});

/** The tax register, where the installation has one. A register that is away is told of and holds nobody up. */
export const gstRegister = (settings: RegisterSettings | null, now: () => Date) =>
  settings &&
  createHttpGstRegister({
    ...settings,
    now,
    onAway: (why) => logger.warn({ why }, "the tax register did not answer; the check is not run"),
  });
