import { createHash, randomUUID } from "node:crypto";
import type pg from "pg";
import type { DocumentSettings, S3Settings } from "@/server/platform/document-settings";
import { poolKeyStore, queryableKeyStore } from "./adapters/outbound/persistence/account-key-store";
import { databaseDocumentStore } from "./adapters/outbound/persistence/database-document-store";
import {
  createDocumentDirectory,
  type DocumentDirectoryDeps,
} from "./adapters/outbound/persistence/document-directory";
import { createDocumentIntakes } from "./adapters/outbound/persistence/document-intakes";
import { createDocumentCipher } from "./adapters/outbound/security/document-cipher";
import type { MasterKeys } from "./adapters/outbound/security/master-keys";
import type { KeyStore } from "./adapters/outbound/security/personal-data-encryption";
import { deriveKey } from "./adapters/outbound/security/tokens";
import { clamavScanner } from "./adapters/outbound/storage/clamav-scanner";
import { documentInspector } from "./adapters/outbound/storage/document-inspector";
import { s3DocumentStore } from "./adapters/outbound/storage/s3-document-store";
import type { Clock } from "./application/ports/outbound/clock-and-ids";
import type { DocumentInspector } from "./application/ports/outbound/document-inspector-port";
import type { DocumentScanner } from "./application/ports/outbound/document-scanner-port";
import type { DocumentStores } from "./application/ports/outbound/document-store-port";
import { documentTickets } from "./document-tickets";

export type DocumentAdapterDeps = Pick<DocumentDirectoryDeps, "prisma" | "open"> & {
  readonly pool: pg.Pool;
  readonly masterKeys: MasterKeys;
  readonly sessionSecret: string;
  readonly now: Clock;
  readonly settings: DocumentSettings | undefined;
};

/** What documents are looked at, scanned and kept by. */
export type DocumentPorts = {
  readonly inspectDocument: DocumentInspector;
  /** Null where the installation has none. */
  readonly documentScanner: DocumentScanner | null;
  readonly documentStores: DocumentStores;
};

/** What documents stand on. */
export function documentAdapters({
  pool,
  prisma,
  open,
  masterKeys,
  sessionSecret,
  now,
  settings,
}: DocumentAdapterDeps) {
  return {
    documents: createDocumentDirectory({ pool, prisma, open }),
    documentIntakes: createDocumentIntakes(pool),
    documentStores: storesOf(pool, settings?.s3 ?? null),
    documentCipher: createDocumentCipher({ masterKeys, keys: keysOf(pool, now) }),
    documentTickets: documentTickets({ key: ticketKeyOf(sessionSecret), now }),
    inspectDocument: documentInspector(),
    documentScanner: settings?.scanner ? clamavScanner(settings.scanner) : null,
    hashFile: (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex"),
    newStorageKey: () => randomUUID(),
  };
}

const keysOf = (pool: pg.Pool, now: Clock): KeyStore => ({
  ...poolKeyStore(pool),
  add: (keys) => queryableKeyStore(pool, now()).add(keys),
});

/** 32 bytes for tickets of pages alone. */
const ticketKeyOf = (sessionSecret: string): Uint8Array =>
  new Uint8Array(createHash("sha256").update(deriveKey(sessionSecret, "document-page")).digest());

function storesOf(pool: pg.Pool, settings: S3Settings | null): DocumentStores {
  const database = databaseDocumentStore(pool);
  const s3 = settings && s3DocumentStore(settings);
  return {
    current: s3 ?? database,
    named: (name) => {
      const store = name === "S3" ? s3 : database;
      if (store) return store;
      throw new Error(`Documents lie in ${name}, which this installation is not set up for.`);
    },
  };
}
