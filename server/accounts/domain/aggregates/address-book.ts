import type { Account } from "../entities/account";
import type { Address, PostalAddress } from "../entities/address";
import { addressPolicy } from "../policies/address-policy";
import { done, type Refused, type Result, refuse } from "../result";
import type { AddressId } from "../value-objects/address-id";
import { invalid } from "../value-objects/printable-text";
import { refusalToAct } from "./account-decision";
import { addAddress } from "./address-aggregate";

/** What has to be stored so that the book is what it should be. */
export type BookChange = { readonly saved: readonly Address[]; readonly removed: AddressId | null };

/** Every function keeps this true: a book with addresses has exactly one default. */
export function addToBook(
  account: Account,
  book: readonly Address[],
  added: {
    readonly id: AddressId;
    readonly postal: PostalAddress;
    readonly makeDefault: boolean;
    readonly at: Date;
  },
): Result<BookChange> {
  if (book.length >= addressPolicy.mostAddresses) {
    return invalid("", `You can keep ${addressPolicy.mostAddresses} addresses. Delete one you no longer use first.`);
  }
  const made = addAddress(account, { ...added, isFirst: book.length === 0 });
  if (!made.ok) return made;
  const changed = added.makeDefault ? withDefault([...book, made.value], added.id, added.at) : [];
  return done({ saved: changed.some(({ id }) => id === added.id) ? changed : [...changed, made.value], removed: null });
}

/** NOT_FOUND for an address of somebody else, as for none. The same words change nothing. */
export function changeInBook(
  account: Account,
  book: readonly Address[],
  change: { readonly id: AddressId; readonly postal: PostalAddress; readonly makeDefault: boolean; readonly at: Date },
): Result<BookChange> {
  const refused = refusalToAct(account, change.at, "ACCOUNT");
  if (refused) return refused;
  const before = book.find(({ id }) => id === change.id);
  if (!before) return noSuchAddress;
  const after = isSame(before, change.postal) ? before : { ...before, ...change.postal, updatedAt: change.at };
  const next = book.map((address) => (address.id === change.id ? after : address));
  const settled = change.makeDefault ? withDefault(next, change.id, change.at) : [];
  const touched = new Map([...(after === before ? [] : [after]), ...settled].map((address) => [address.id, address]));
  return done({ saved: [...touched.values()], removed: null });
}

/** When the default goes, the oldest of the others takes its place. */
export function removeFromBook(
  account: Account,
  book: readonly Address[],
  { id, at }: { readonly id: AddressId; readonly at: Date },
): Result<BookChange> {
  const refused = refusalToAct(account, at, "ACCOUNT");
  if (refused) return refused;
  const leaving = book.find((address) => address.id === id);
  if (!leaving) return noSuchAddress;
  const staying = book.filter((address) => address.id !== id);
  const [heir] = [...staying].sort(byAge);
  const saved = leaving.isDefault && heir ? [{ ...heir, isDefault: true, updatedAt: at }] : [];
  return done({ saved, removed: id });
}

/** The addresses that differ once this one is the default. */
const withDefault = (book: readonly Address[], id: AddressId, at: Date): readonly Address[] =>
  book.flatMap((address) => {
    const isDefault = address.id === id;
    return address.isDefault === isDefault ? [] : [{ ...address, isDefault, updatedAt: at }];
  });

const byAge = (a: Address, b: Address): number =>
  a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1);

const isSame = (address: Address, postal: PostalAddress): boolean =>
  (["recipient", "line1", "line2", "city", "state", "postalCode", "country"] as const).every(
    (field) => address[field] === postal[field],
  );

const noSuchAddress: Refused = refuse({ code: "NOT_FOUND", what: "address" });
