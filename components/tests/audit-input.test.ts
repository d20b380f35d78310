import { expect, test } from "vitest";
import { auditInput, dayThere } from "@/components/audit/audit-input";

const now = Date.parse("2026-11-20T09:03:41.000Z");
const open = { actor: null, action: [], outcome: null, account: null, from: null, to: null };

test("an address without filters asks for everything, and leaves the bounds to the server", () => {
  expect(auditInput(open, now)).toMatchObject({ actors: [], actions: [], accountId: null, from: null, to: null });
});

test("days begin and end where the marketplace is, both included", () => {
  const { from, to } = auditInput({ ...open, from: "2026-11-18", to: "2026-11-18" }, now);
  expect([from?.toISOString(), to?.toISOString()]).toEqual(["2026-11-17T18:30:00.000Z", "2026-11-18T18:30:00.000Z"]);
});

test("page and browser ask the same question a little apart", () => {
  const address = { ...open, from: "-7d" };
  expect(auditInput(address, now)).toEqual(auditInput(address, now + 5 * 60_000));
});

test("the account of the page outranks the one of the address", () => {
  expect(auditInput({ ...open, account: "other" }, now, "own").accountId).toBe("own");
});

test("today is today in the marketplace, not in Greenwich", () => {
  expect(dayThere(Date.parse("2026-11-20T19:00:00.000Z"))).toBe("2026-11-21");
});
