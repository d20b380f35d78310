import type { MachineAccountDto } from "@/server/accounts/application/dto/machine-account-dto";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { done, type Result } from "@/server/accounts/domain/result";
import { findCandidates } from "./lookup-candidates";
import { lookupTerms } from "./lookup-terms";
import { readMachineAccounts } from "./machine-accounts";
import { type ReadPool, readTogether } from "./read-pool";

export type LookUpMachineAccountsDeps = { readonly pool: ReadPool; readonly now: Clock };

export type MachineLookUp = {
  readonly accounts: readonly MachineAccountDto[];
  /** "email", "phone", "name or store" ...: what the text was taken for. */
  readonly searchedBy: string;
};

const MOST_FOUND = 20;

/** Accounts by any identifier, whole ones first. Parts of a contact find nobody. */
export const lookUpMachineAccounts =
  ({ pool, now }: LookUpMachineAccountsDeps) =>
  async (text: string): Promise<Result<MachineLookUp>> => {
    const terms = lookupTerms(text, "ANY");
    return await readTogether(pool, async (read) => {
      const found = await findCandidates(read, terms, false);
      const ids = [...found]
        .sort((a, b) => a.rank - b.rank || (a.sort_name < b.sort_name ? -1 : 1))
        .slice(0, MOST_FOUND)
        .map(({ account_id }) => account_id);
      return done({ accounts: await readMachineAccounts(read, ids, now()), searchedBy: terms.label });
    });
  };
