import type { SellerDesk } from "@/server/accounts/domain/entities/seller-desk";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { ApplicationId } from "@/server/accounts/domain/value-objects/application-id";

export type AssigneeNames = { readonly before: string | null; readonly after: string | null };

/**
 * Who takes care of which application. Where each lies follows from its saga: storing an application places it, in the
 * same commit.
 */
export type SellerDeskRepository = {
  /** Null for an application that staff have nothing to look at in. */
  find(id: ApplicationId): Promise<SellerDesk | null>;
  /** The names are for the trail. */
  assign(desk: SellerDesk, assigneeId: AccountId | null, names: AssigneeNames): Promise<SellerDesk>;
};
