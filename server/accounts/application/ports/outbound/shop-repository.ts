import type { SaleFact } from "@/server/accounts/domain/domain-services/sale-evidence-service";
import type { Sighting, ThingKind } from "@/server/accounts/domain/domain-services/shared-things-service";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

export type SaleKey = { readonly sellerId: AccountId; readonly orderId: string };

export type SellerSaleFact = SaleFact & { readonly sellerId: AccountId };

export type SharedAddresses = {
  readonly shared: ReadonlySet<string>;
  /** Those of them that became it just now, each with the accounts seen there before. */
  readonly newly: ReadonlyMap<string, readonly AccountId[]>;
};

/** What is remembered of the shop's events beside their evidence, within a unit of work that holds the accounts. */
export type ShopRepository = {
  /** Of these events (by their key), the ones nobody has received before; they are received now. */
  takeEvents(keys: readonly string[]): Promise<ReadonlySet<string>>;
  addSaleFacts(facts: readonly SellerSaleFact[]): Promise<void>;
  listSaleFacts(sales: readonly SaleKey[]): Promise<readonly SellerSaleFact[]>;
  /** Nobody else compares the accounts of these things until the commit. */
  holdThings(things: readonly { readonly thing: string; readonly kind: ThingKind }[]): Promise<void>;
  /** Of each thing, one account more than links at most; and everything of the accounts given. */
  listSightings(
    things: readonly string[],
    accounts: readonly AccountId[],
    perThing: number,
  ): Promise<readonly Sighting[]>;
  /**
   * Remembers who was seen at these addresses (by their keyed hash) as long as at most `accounts` share one, and answers
   * those that more share. Nobody else counts an address that few share until the commit.
   */
  sightAddresses(
    seen: readonly { readonly address: string; readonly accountId: AccountId }[],
    accounts: number,
  ): Promise<SharedAddresses>;
  /** An earlier moment takes the place of a later one. */
  saveSightings(sightings: readonly Sighting[]): Promise<void>;
};
