import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import type { Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { ApplicationId } from "@/server/accounts/domain/value-objects/application-id";

/** Applications to sell, within a unit of work. */
export type SellerApplicationRepository = {
  newId(): ApplicationId;
  /** The one that is in a stage of its way; null where none was opened or it has ended. */
  findUnderWay(accountId: AccountId): Promise<SellerApplication | null>;
  insert(application: SellerApplication): Promise<Result<SellerApplication>>;
};
