import type { Pool } from "pg";
import { poolKeyStore, queryableKeyStore } from "../../persistence/account-key-store";
import type { PersonalDataEncryption } from "../../security/personal-data-encryption";
import type { MessageSealing } from "./parked-lanes";

/** With the installation's own key: a message names accounts, but belongs to none. */
export const messageSealing = (encryption: PersonalDataEncryption, pool: Pick<Pool, "query">): MessageSealing => ({
  seal: (tx, at, values) =>
    encryption
      .within(queryableKeyStore(tx, at))
      .sealMany(values.map((value) => ({ owner: null, value: { ...value } }))),
  open: (sealed) => encryption.open(poolKeyStore(pool), null, sealed),
});
