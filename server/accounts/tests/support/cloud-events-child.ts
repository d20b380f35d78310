/** An import of events in a process of its own, so that a test can kill it; says a line after each commit. */
import { randomBytes } from "node:crypto";
import { buildAccountsModule } from "@/server/accounts/accounts-module";
import { openDatabase } from "@/server/platform/database";
import { newId } from "@/server/platform/new-id";
import { patientLimits } from "./patient-limits";

const [appUrl = "", file = ""] = process.argv.slice(2);
const accounts = buildAccountsModule({
  database: openDatabase({ appUrl, applicationName: "cloud-events-child" }),
  liveChannel: { publish: () => undefined },
  newId,
  masterKey: new Uint8Array(randomBytes(32)),
  sessionSecret: randomBytes(32).toString("hex"),
  origin: "https://shop.example",
  demo: false,
  limits: patientLimits,
});
await accounts.importCloudEvents({
  file,
  createAccounts: true,
  stop: new AbortController().signal,
  onProblem: () => undefined,
  onReading: () => void process.stdout.write("batch\n"),
});
