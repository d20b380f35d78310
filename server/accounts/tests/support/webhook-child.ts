/**
 * A worker that delivers what is due, once, so that a test can kill it in the middle:
 * `node --import tsx webhook-child.ts <connection string> <master key, hex> <milliseconds ahead>`.
 */
import pg from "pg";
import { createMasterKeys } from "@/server/accounts/adapters/outbound/security/master-keys";
import { createPersonalDataEncryption } from "@/server/accounts/adapters/outbound/security/personal-data-encryption";
import { webhookDeliveries } from "@/server/accounts/api-adapters";

const [connectionString = "", masterKey = "", ahead = "0"] = process.argv.slice(2);
const now = () => new Date(Date.now() + Number(ahead));
const pool = new pg.Pool({ connectionString });
const encryption = createPersonalDataEncryption({
  masterKeys: createMasterKeys(new Uint8Array(Buffer.from(masterKey, "hex"))),
});
const { webhookRelay } = webhookDeliveries({ pool, privateHosts: ["127.0.0.1"], encryption, now });
await webhookRelay();
