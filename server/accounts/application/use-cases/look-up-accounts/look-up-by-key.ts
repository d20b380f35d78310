import type { MachineAccountDto } from "@/server/accounts/application/dto/machine-account-dto";
import type { MachineActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result } from "@/server/accounts/domain/result";

export type LookUpByKeyDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly lookUpAccounts: (
    text: string,
  ) => Promise<Result<{ readonly accounts: readonly MachineAccountDto[]; readonly searchedBy: string }>>;
};

/** Another system looks people up. The trail says by what and whom it met, never the text; without it, no answer. */
export const lookUpByKey =
  ({ unitOfWork, lookUpAccounts }: LookUpByKeyDeps) =>
  async (text: string, actor: MachineActor, origin: RequestOrigin): Promise<Result<readonly MachineAccountDto[]>> => {
    const found = await lookUpAccounts(text);
    if (!found.ok) return found;
    const { accounts, searchedBy } = found.value;
    const [only, ...others] = accounts;
    const subject = only && others.length === 0 ? ({ type: "ACCOUNT", id: only.id } as const) : null;
    const reason = { code: searchedBy };
    return await unitOfWork({ action: "account.look-up", actor, origin, subject, accounts: [], reason }, async () =>
      done(accounts),
    );
  };
