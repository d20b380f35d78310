import type { AccountId } from "../value-objects/account-id";

/** A past fact about one account: ids, codes and numbers only; never a contact, a name or a secret. */
export type AccountEvent<Type extends string, Facts extends object = object> = {
  readonly type: Type;
  readonly accountId: AccountId;
  readonly occurredAt: Date;
} & Readonly<Facts>;
