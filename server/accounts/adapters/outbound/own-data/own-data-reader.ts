import type pg from "pg";
import type { OwnDataReader } from "@/server/accounts/application/ports/outbound/own-data-reader";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import type { PersonalData } from "../security/personal-data-encryption";
import { jsonPieces, type Section } from "./json-pieces";
import { ownSections } from "./own-sections";

export type OwnDataReaderDeps = {
  readonly pool: Pick<pg.Pool, "query">;
  /** Opens what was sealed with this account's key; null where the key was destroyed. */
  readonly openPrivate: (owner: ReturnType<typeof accountIdFrom>, sealed: Uint8Array) => Promise<PersonalData | null>;
};

/** See the port. Each page is a statement of its own: a slow download holds no connection. */
export const createOwnDataReader = ({ pool, openPrivate }: OwnDataReaderDeps): OwnDataReader => ({
  read: (accountId, at) => {
    const open = (sealed: Uint8Array) => openPrivate(accountIdFrom(accountId), sealed);
    const sections: readonly Section[] = ownSections.map(({ name, isList, pages }) => ({
      name,
      isList,
      pages: () => pages({ pool, open, accountId }),
    }));
    return jsonPieces({ format: "goodstanding.own-data", version: 1, madeAt: at.toISOString() }, sections);
  },
});
