import { expect, it } from "vitest";
import { filtersIn, type SignalsAddress } from "@/components/signals/signals-address";
import { keyOfSignal, signalFilterInput, signalOfKey } from "@/components/signals/signals-input";
import { imaginedOf } from "@/components/trust/what-if-options";

const nothing: SignalsAddress = {
  input: [],
  lean: null,
  sev: null,
  side: null,
  reuse: null,
  ip: null,
  source: null,
  of: null,
  account: null,
  from: null,
  to: null,
  group: null,
  ev: null,
  pin: [],
};
const NOW = Date.parse("2026-11-20T08:35:12.345Z");

it("counts spans back from steps of ten minutes, so that page and browser ask the same", () => {
  const asked = signalFilterInput({ ...nothing, from: "-7d" }, NOW).from;
  expect(asked).toEqual(new Date("2026-11-13T08:30:00.000Z"));
  expect(signalFilterInput({ ...nothing, from: "-7d" }, NOW + 60_000).from).toEqual(asked);
});

it("takes a moment as it is", () => {
  const { from, to } = signalFilterInput({ ...nothing, from: "2026-11-01T00:00:00.000Z", to: "-24h" }, NOW);
  expect(from).toEqual(new Date("2026-11-01T00:00:00.000Z"));
  expect(to).toEqual(new Date("2026-11-19T08:30:00.000Z"));
});

it("names a signal by its id and the moment it was recorded, and finds both again", () => {
  const signal = { id: "019ce0bc-0000-7000-8000-0000000004f9", recordedAt: new Date(NOW) };
  expect(signalOfKey(keyOfSignal(signal))).toEqual(signal);
});

it("asks for one thing by the name that groups have for it, and for nothing else", () => {
  const ofOf = (of: string) => signalFilterInput({ ...nothing, of }, NOW).of;
  expect(ofOf("coupon:DIWALI:20")).toEqual({ thing: "coupon", key: "DIWALI:20" });
  expect([ofOf("phone:99"), ofOf("device:"), ofOf("")]).toEqual([null, null, null]);
});

it("names every condition that narrows the list, so that each can be taken away", () => {
  expect(filtersIn({ ...nothing, input: ["REFUNDS"], reuse: "3", group: "device", pin: ["x"] })).toEqual([
    "input",
    "reuse",
  ]);
});

it("leaves out what is half typed in a trial, and holds the rest to what a hand can name", () => {
  const tried = [
    { id: 1, value: "CHARGEBACK", count: "2" },
    { id: 2, value: "CHARGEBACK", count: "" },
    { id: 3, value: "WRONG_couponAbuse", count: "999" },
  ];
  expect(imaginedOf(tried)).toEqual([
    { what: "ADD", fact: "CHARGEBACK", count: 2 },
    { what: "FOUND_WRONG", factor: "couponAbuse", count: 50 },
  ]);
});
