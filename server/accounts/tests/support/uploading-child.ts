/**
 * A process that uploads one document and kills itself after its n-th piece, or after the commit:
 * `node --import tsx uploading-child.ts <JSON>`.
 */
import { buildAccountsModule } from "@/server/accounts/accounts-module";
import { databaseDocumentStore } from "@/server/accounts/adapters/outbound/persistence/database-document-store";
import type { DocumentStore } from "@/server/accounts/application/ports/outbound/document-store-port";
import { openDatabase } from "@/server/platform/database";
import { newId } from "@/server/platform/new-id";
import { file, PIECES, trusting } from "./document-scene";
import { patientLimits } from "./patient-limits";
import { TEST_ORIGIN } from "./stored-people";
import type { UploadingOrder } from "./uploading-order";

const order: UploadingOrder = JSON.parse(process.argv[2] ?? "{}");
const database = openDatabase({ appUrl: order.appUrl, poolSize: 4, applicationName: "uploading-child" });
const die = () => process.kill(process.pid, "SIGKILL");
const store = databaseDocumentStore(database.pool);
let pieces = 0;
const dying: DocumentStore = {
  ...store,
  put: async (place, sealed) => {
    if (pieces === order.dieAfter) die();
    await store.put(place, sealed);
    pieces += 1;
    if (pieces === order.dieAfter) die();
  },
};
const { documents } = buildAccountsModule({
  database,
  liveChannel: { publish: () => order.dieAfter > PIECES && die() },
  newId,
  masterKey: new Uint8Array(Buffer.from(order.masterKey, "hex")),
  sessionSecret: order.sessionSecret,
  origin: "https://shop.example",
  demo: true,
  limits: patientLimits,
  documentPorts: { inspectDocument: trusting, documentStores: { current: dying, named: () => dying } },
});
await documents.upload({ kind: "BUSINESS_PROOF", file }, order.holder, TEST_ORIGIN);
process.exit(0);
