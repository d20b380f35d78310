import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import { applicationReference } from "@/server/accounts/domain/value-objects/application-reference";

describe("an application's reference", () => {
  it("is the same text for the same id", () => {
    const id = applicationIdFrom("01980a52-7c3e-7b2a-9f00-0000000003ff");
    expect(applicationReference(id)).toBe("APP-0000-00ZZ");
  });

  it("can be read aloud, and differs wherever the last 40 bits do", () => {
    const tail = fc.bigInt({ min: 0n, max: 2n ** 40n - 1n });
    const reference = (bits: bigint) =>
      applicationReference(applicationIdFrom(`01980a52-7c3e-7b2a-9f00-00${bits.toString(16).padStart(10, "0")}`));
    fc.assert(
      fc.property(tail, tail, (one, other) => {
        expect(reference(one)).toMatch(/^APP-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(reference(one) === reference(other)).toBe(one === other);
      }),
    );
  });
});
