import type { AnsweredAppeal, Appeal, OpenAppeal } from "@/server/accounts/domain/entities/appeal";
import type { Refused } from "@/server/accounts/domain/result";
import type { AppealId } from "@/server/accounts/domain/value-objects/appeal-id";

/** Both texts are encrypted with the account's key. */
export type AppealRepository = {
  newId(): AppealId;
  find(id: AppealId): Promise<Appeal | null>;
  /** ALREADY_EXISTS when the statement was appealed before; null when it is stored. */
  insert(appeal: OpenAppeal): Promise<Refused | null>;
  /** CONFLICT when somebody answered first; null when it is stored. */
  answer(appeal: AnsweredAppeal): Promise<Refused | null>;
};
