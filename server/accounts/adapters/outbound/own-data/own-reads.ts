import type pg from "pg";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { PersonalData } from "../security/personal-data-encryption";

/** What every section of the export reads with. */
export type OwnReads = {
  readonly pool: Pick<pg.Pool, "query">;
  readonly open: (sealed: Uint8Array) => Promise<PersonalData | null>;
  readonly accountId: AccountId;
};
