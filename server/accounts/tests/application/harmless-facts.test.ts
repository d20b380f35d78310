import fc from "fast-check";
import { expect, test } from "vitest";
import { harmlessFacts, withoutContacts } from "@/server/accounts/read-model/queries/harmless-facts";

test("ids, amounts and types of a message are shown, everything else is masked by its name", () => {
  const facts = harmlessFacts({
    specversion: "1.0",
    id: "019ce0bc-0000-7000-8000-00000000ffff",
    type: "shop.order.completed.v1",
    time: "2026-11-25T10:00:00Z",
    data: { orderId: "O-1042", amountMinor: 129_900, ip: "203.0.113.9", deviceId: "phone-77", extra: { note: "hi" } },
  });
  const shown = Object.fromEntries(facts.map(({ name, value }) => [name, value]));
  expect(shown).toMatchObject({
    id: "019ce0bc-0000-7000-8000-00000000ffff",
    time: "2026-11-25T10:00:00Z",
    "data.orderId": "O-1042",
    "data.amountMinor": "129900",
    "data.ip": "••••",
    "data.deviceId": "••••",
    "data.extra.note": "••••",
  });
});

test("a name that is an address is masked as well, and a shown field that holds one", () => {
  const facts = harmlessFacts({ "asha@example.org": 1, subject: "asha@example.org" });
  expect(JSON.stringify(facts)).not.toContain("asha");
});

test("no address survives in an error text, wherever it stands", () => {
  const local = fc.stringMatching(/^[a-z0-9.]{1,12}$/);
  fc.assert(
    fc.property(
      local,
      fc.stringMatching(/^[a-z ]{0,20}$/),
      fc.stringMatching(/^[a-z ]{0,20}$/),
      (name, before, after) => {
        expect(withoutContacts(`${before} <${name}@example.org>, ${after}`)).not.toContain("@");
      },
    ),
  );
});

test.each(["call +91 98765 43210 now", "card 4111111111111111 refused"])("phone numbers and cards go: %s", (text) => {
  expect(withoutContacts(text)).toMatch(/^(?:call|card) •••• (?:now|refused)$/);
});

test.each(["at 2026-11-25 10:00:00 UTC", "order 019ce0bc-0000-7000-8000-00000000ffff", "took 1200 ms"])(
  "moments and ids stay: %s",
  (text) => {
    expect(withoutContacts(text)).toBe(text);
  },
);
