import { randomBytes } from "node:crypto";
import { passwordHasher } from "@/server/accounts/adapters/outbound/security/password-hasher";
import { emailFrom } from "@/server/accounts/domain/value-objects/email";
import type { PasswordHash } from "@/server/accounts/domain/value-objects/password-hash";
import { withConnection } from "@/server/platform/database-session";
import type { BenchDatabase } from "./bench-database";
import { insert, must } from "./bench-people";
import { generatedPerson } from "./generated-people";

export const KINDS = ["known", "unknown", "locked", "disabled"] as const;

export type Kind = (typeof KINDS)[number];

/** Everybody's in this run. */
export const RIGHT_PASSWORD = "monsoon ledger teak 42";

export type People = { readonly emailOf: (kind: Kind, n: number) => string; readonly hash: PasswordHash };

const BATCH = 500;

/** Made-up people of each kind with a password, new in each run; of the unknown only the addresses are made. */
export async function signInPeople(database: BenchDatabase, count: number): Promise<People> {
  const run = randomBytes(4).toString("hex");
  const hash = must(await passwordHasher().hash(RIGHT_PASSWORD));
  const emailOf = (kind: Kind, n: number) => `${kind}.${run}.${n}@example.org`;
  const at = new Date();
  const offset = Number.parseInt(run, 16) % 500_000_000;
  for (const [place, kind] of KINDS.entries()) {
    if (kind === "unknown") continue;
    const people = Array.from({ length: count }, (_, n) => {
      const { account } = generatedPerson(offset + place * count + n, at);
      const email = {
        kind: "EMAIL",
        email: emailFrom({ address: emailOf(kind, n), key: emailOf(kind, n) }),
        verifiedAt: at,
      } as const;
      return {
        ...account,
        externalId: `${run}-${kind}-${n}`,
        email,
        phone: null,
        roles: account.roles.slice(0, 1),
        sellerProfile: null,
      };
    });
    for (let from = 0; from < people.length; from += BATCH) await insert(database, ...people.slice(from, from + BATCH));
  }
  await withConnection(database.ownerUrl, async (client) => {
    await client.query(
      `INSERT INTO credential (account_id, password_hash, last_changed_at)
       SELECT id, $2, now() FROM account WHERE external_id LIKE $1`,
      [`${run}-%`, hash],
    );
    await client.query(
      `UPDATE account SET lock_reason = 'PAYMENT_FRAUD', lock_scope = 'ACCOUNT', lock_since = now(), lock_by = 'system:policy'
        WHERE external_id LIKE $1`,
      [`${run}-locked-%`],
    );
    await client.query("UPDATE account SET status = 'DISABLED' WHERE external_id LIKE $1", [`${run}-disabled-%`]);
  });
  return { emailOf, hash };
}
