import type { MachineAccountDto } from "@/server/accounts/application/dto/machine-account-dto";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { accountRefOf, EXTERNAL_REF } from "@/server/accounts/domain/value-objects/account-ref";
import { readMachineAccounts } from "./machine-accounts";
import { type ReadPool, readAlone, type Statement } from "./read-pool";

export type MachineAccountDeps = { readonly pool: ReadPool; readonly now: Clock };

const byRef: Statement = {
  name: "machine-account-by-ref",
  text: "SELECT id FROM account WHERE id = $1::uuid UNION ALL SELECT id FROM account WHERE external_id = $2",
};

/** The account that another system names, by our id or `ext:` and its own. Refuses NOT_FOUND. */
export const findMachineAccount =
  ({ pool }: MachineAccountDeps) =>
  async (named: string): Promise<Result<AccountId>> => {
    const ref = accountRefOf(named);
    if (ref === null) return refuse({ code: "NOT_FOUND", what: "account" });
    const external = ref.startsWith(EXTERNAL_REF) ? ref.slice(EXTERNAL_REF.length) : null;
    return await readAlone(pool, async (read) => {
      const [row] = await read<{ id: string }>(byRef, [external === null ? ref : null, external]);
      return row ? done(accountIdFrom(row.id)) : refuse({ code: "NOT_FOUND", what: "account" });
    });
  };

export const getMachineAccount =
  ({ pool, now }: MachineAccountDeps) =>
  async (id: AccountId): Promise<Result<MachineAccountDto>> =>
    await readAlone(pool, async (read) => {
      const [account] = await readMachineAccounts(read, [id], now());
      return account ? done(account) : refuse({ code: "NOT_FOUND", what: "account" });
    });
