/**
 * A process that approves one stage, runs what follows, and kills itself right after its n-th commit:
 * `node --import tsx approving-child.ts <JSON>`.
 */
import { buildAccountsModule } from "@/server/accounts/accounts-module";
import { personChecksOf } from "@/server/accounts/domain/policies/person-check-policy";
import { applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import { openDatabase } from "@/server/platform/database";
import { newId } from "@/server/platform/new-id";
import type { ApprovingOrder } from "./approving-order";
import { patientLimits } from "./patient-limits";
import { TEST_ORIGIN } from "./stored-people";

const order: ApprovingOrder = JSON.parse(process.argv[2] ?? "{}");
let commits = 0;
const publish = () => {
  commits += 1;
  if (commits === order.dieAfter) process.kill(process.pid, "SIGKILL");
};
const { onboarding } = buildAccountsModule({
  database: openDatabase({ appUrl: order.appUrl, poolSize: 4, applicationName: "approving-child" }),
  liveChannel: { publish },
  newId,
  masterKey: new Uint8Array(Buffer.from(order.masterKey, "hex")),
  sessionSecret: order.sessionSecret,
  origin: "https://shop.example",
  demo: true,
  limits: patientLimits,
});
const { applicationId, stage, by } = order;
const approved = await onboarding.approveStage(
  { applicationId, stage, personChecks: personChecksOf[stage] },
  by,
  TEST_ORIGIN,
);
if (!approved.ok) throw new Error(`refused: ${approved.refusal.code}`);
await onboarding.run(applicationIdFrom(applicationId), TEST_ORIGIN);
process.exit(0);
