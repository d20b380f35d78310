import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePostalAddress } from "@/server/accounts/domain/aggregates/address-aggregate";
import {
  addToBook,
  type BookChange,
  changeInBook,
  removeFromBook,
} from "@/server/accounts/domain/aggregates/address-book";
import type { Address } from "@/server/accounts/domain/entities/address";
import { addressPolicy } from "@/server/accounts/domain/policies/address-policy";
import type { Result } from "@/server/accounts/domain/result";
import { addressIdFrom } from "@/server/accounts/domain/value-objects/address-id";
import { buyer, minutesAfter } from "../support/account-facts";
import { must, refusalCode } from "../support/must";

const postal = must(
  parsePostalAddress({
    recipient: "Asha Verma",
    line1: "12 MG Road",
    line2: "",
    city: "Bengaluru",
    state: "Karnataka",
    postalCode: "560001",
    country: "IN",
  }),
);

const idOf = (place: number) => addressIdFrom(`019ce0bc-0000-7000-8000-${place.toString(16).padStart(12, "0")}`);

const after = (book: readonly Address[], { saved, removed }: BookChange): readonly Address[] => {
  const kept = new Map(book.map((address) => [address.id, address]));
  for (const address of saved) kept.set(address.id, address);
  if (removed) kept.delete(removed);
  return [...kept.values()];
};

const anyStep = fc.record({
  verb: fc.constantFrom("add", "change", "remove"),
  target: fc.nat(24),
  makeDefault: fc.boolean(),
});

describe("a buyer's addresses", () => {
  it("always have exactly one default among them, whatever is added, changed and removed", () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 60 }), (steps) => {
        let book: readonly Address[] = [];
        steps.forEach(({ verb, target, makeDefault }, place) => {
          const at = minutesAfter(place);
          const id = book[target % Math.max(1, book.length)]?.id ?? idOf(9_999);
          const decisions: Readonly<Record<string, () => Result<BookChange>>> = {
            add: () => addToBook(buyer(), book, { id: idOf(place), postal, makeDefault, at }),
            change: () =>
              changeInBook(buyer(), book, { id, postal: { ...postal, city: `Town ${place}` }, makeDefault, at }),
            remove: () => removeFromBook(buyer(), book, { id, at }),
          };
          const decided = decisions[verb]?.();
          if (decided?.ok) book = after(book, decided.value);
          expect(book.filter(({ isDefault }) => isDefault)).toHaveLength(book.length === 0 ? 0 : 1);
          expect(book.length).toBeLessThanOrEqual(addressPolicy.mostAddresses);
        });
      }),
    );
  });

  it("are at most twenty", () => {
    const full = Array.from({ length: addressPolicy.mostAddresses }, (_, place) => ({
      ...must(addToBook(buyer(), [], { id: idOf(place), postal, makeDefault: false, at: minutesAfter(place) }))
        .saved[0],
    })) as Address[];
    const one = { id: idOf(99), postal, makeDefault: false, at: minutesAfter(99) };
    expect(refusalCode(addToBook(buyer(), full, one))).toBe("VALIDATION");
    expect(refusalCode(addToBook(buyer(), full.slice(1), one))).toBeNull();
  });

  it("R51 of somebody else are not there, as none are", () => {
    const order = { id: idOf(7), postal, makeDefault: true, at: minutesAfter(1) };
    expect(refusalCode(changeInBook(buyer(), [], order))).toBe("NOT_FOUND");
    expect(refusalCode(removeFromBook(buyer(), [], order))).toBe("NOT_FOUND");
  });

  it("stay as they are while the account is on hold", () => {
    const held = { ...buyer(), status: "SUSPENDED" } as const;
    const order = { id: idOf(1), postal, makeDefault: true, at: minutesAfter(1) };
    const book = must(addToBook(buyer(), [], order)).saved;
    expect(refusalCode(addToBook(held, book, { ...order, id: idOf(2) }))).toBe("ACCOUNT_SUSPENDED");
    expect(refusalCode(changeInBook(held, book, order))).toBe("ACCOUNT_SUSPENDED");
    expect(refusalCode(removeFromBook(held, book, order))).toBe("ACCOUNT_SUSPENDED");
  });

  it("change nothing when the same words are sent again", () => {
    const order = { id: idOf(1), postal, makeDefault: true, at: minutesAfter(1) };
    const book = must(addToBook(buyer(), [], order)).saved;
    expect(must(changeInBook(buyer(), book, { ...order, at: minutesAfter(2) })).saved).toEqual([]);
  });
});
