/** A process that decides approved clusters and kills itself right after its n-th commit: `cluster-child.ts <JSON>`. */
import { randomBytes } from "node:crypto";
import { buildAccountsModule } from "@/server/accounts/accounts-module";
import { openDatabase } from "@/server/platform/database";
import { newId } from "@/server/platform/new-id";
import type { ClusterOrder } from "./cluster-order";
import { runToTheEnd } from "./cluster-scene";

const order: ClusterOrder = JSON.parse(process.argv[2] ?? "{}");
let commits = 0;
const publish = () => {
  commits += 1;
  if (commits === order.dieAfter) process.kill(process.pid, "SIGKILL");
};
const accounts = buildAccountsModule({
  database: openDatabase({ appUrl: order.appUrl, poolSize: 4, applicationName: "cluster-child" }),
  liveChannel: { publish },
  newId,
  masterKey: new Uint8Array(Buffer.from(order.masterKey, "hex")),
  sessionSecret: randomBytes(32).toString("hex"),
  origin: "https://shop.example",
  demo: true,
});
await runToTheEnd(accounts);
process.exit(0);
