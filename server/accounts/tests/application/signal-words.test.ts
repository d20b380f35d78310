import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signalWords } from "@/server/accounts/application/dto/signal-words";
import { FACTORS, type Factor } from "@/server/accounts/domain/entities/trust-signal";

const words = (factor: Factor, good: number, bad: number, detail = {}) => signalWords({ factor, good, bad, detail });

describe("signalWords", () => {
  it.each([
    [words("completion", 1, 0, { orderId: "o_91", amountMinor: 124_000 }), "Order o_91 completed, ₹1,240"],
    [words("completion", 0, 1, { orderId: "o_91", by: "BUYER" }), "Order o_91 cancelled by the buyer"],
    [words("refunds", 0, 1, { orderId: "o_91", amountMinor: 12_345_650 }), "Refunded on order o_91, ₹1,23,456.50"],
    [words("couponAbuse", 0, 1, { couponCode: "WELCOME150" }), "WELCOME150 used again"],
    [words("failures", 0, 0.2, { method: "UPI" }), "Payment declined, UPI"],
    [words("failures", 0, 5, { orderId: "o_91" }), "Chargeback on order o_91"],
    [words("newDevices", 0, 1, { deviceName: "Chrome on Android" }), "New device, Chrome on Android"],
    [words("newDevices", 0, 1, { kind: "INSTRUMENT", method: "CARD" }), "New payment instrument, CARD"],
    [words("sharedDevices", 0, 5), "Device shared with a locked account"],
    [words("sharedDevices", 0, 1, { kind: "INSTRUMENT" }), "Payment instrument shared with another account"],
    [words("failures", 0, 3.7, { kind: "DECLINE" }), "Payment declined"],
    [words("failures", 0, 1, { kind: "CHARGEBACK" }), "Chargeback"],
    [words("ipReputation", 0.5, 0.5, { ip: "103.88.21.7" }), "Clean network address, 103.88.•.•"],
    [
      words("disputes", 0, 0.3, { reviewScore: 1, orderId: "e481f51cbdc54678b7cc49136f2d6af7" }),
      "Review with 1 star on order e481f51c…6af7",
    ],
    [words("disputes", 0, 1, { orderId: "o_1" }), "Dispute lost on order o_1"],
    [words("failures", 0, -5, { orderId: "o_91" }), "Taken back: chargeback on order o_91"],
  ])("says %s", (said, expected) => {
    expect(said).toBe(expected);
  });

  it("shows nothing of a detail but what it knows, whatever a source put there", () => {
    const detail = fc.dictionary(fc.string(), fc.constantFrom("SECRET-VALUE", "asha@mail.in", 7, true, null));
    fc.assert(
      fc.property(fc.constantFrom(...FACTORS), detail, (factor, unknown) => {
        const known = new Set([
          "orderId",
          "method",
          "couponCode",
          "by",
          "kind",
          "deviceName",
          "place",
          "country",
          "network",
          "currency",
        ]);
        const foreign = Object.fromEntries(Object.entries(unknown).filter(([key]) => !known.has(key)));
        const said = signalWords({ factor, good: 0, bad: 1, detail: foreign });
        expect(said).not.toMatch(/SECRET|asha/u);
      }),
    );
  });
});
