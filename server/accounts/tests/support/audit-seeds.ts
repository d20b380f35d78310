import { createHash } from "node:crypto";

/** One key for all processes of a test, as one installation has. */
export const TEST_AUDIT_SEED = createHash("sha256").update("audit key of the tests").digest();
export const OTHER_AUDIT_SEED = createHash("sha256").update("somebody else's audit key").digest();
