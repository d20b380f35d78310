import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { type Refused, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/** Nobody decides on an account that their own is linked to. Null where it is not, as far as is known. */
export const refusalIfLinked = async (
  { approvals }: Pick<WritableRepositories, "approvals">,
  by: AccountId,
  about: AccountId,
): Promise<Refused | null> =>
  (await approvals.areLinked(by, about))
    ? refuse({ code: "CONFLICT_OF_INTEREST", because: "This account is linked to your own" })
    : null;
