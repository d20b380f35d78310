import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { rampPlanWords } from "@/components/kit/policy-words";
import { mayBeAsked } from "@/components/policies/may-be-asked";
import { readRamp, type TypedRamp, typedDefault } from "@/components/policies/ramp-form";
import { RampPanel } from "@/components/policies/ramp-panel";
import type { PolicyRunDto, RampDto } from "@/server/accounts/application/dto/policy-dto";

const typed = (next: Partial<TypedRamp>): TypedRamp => ({ ...typedDefault, ...next });
const step = (key: number, share: string, hours = "24") => ({ key, share, hours });

describe("the form of a ramp", () => {
  it("begins with a day in shadow, then a tenth for a day, and an empty bound means never", () => {
    expect(readRamp(typedDefault).plan).toEqual({
      shadowHours: 24,
      steps: [{ share: 10, hours: 24 }],
      guardPercent: 50,
    });
    expect(readRamp(typed({ shadow: "", guard: " " })).plan).toMatchObject({ shadowHours: 0, guardPercent: null });
  });

  it.each([
    ["shadow", { shadow: "soon" }],
    ["shadow", { shadow: "337" }],
    ["guard", { guard: "0" }],
    ["share-7", { steps: [step(7, "100")] }],
    ["share-7", { steps: [step(7, "")] }],
    ["hours-7", { steps: [step(7, "10", "0.5")] }],
    ["share-8", { steps: [step(7, "50"), step(8, "50")] }],
    ["share-9", { steps: [step(7, "50"), step(8, "x"), step(9, "20")] }],
  ])("names %s when that is wrong, and has no plan then", (field, next) => {
    const { plan, problems } = readRamp(typed(next));
    expect(plan).toBeNull();
    expect(Object.keys(problems)).toContain(field);
  });
});

it("says a plan in a line", () => {
  const steps = [
    { share: 10, hours: 24 },
    { share: 50, hours: 12 },
  ];
  expect(rampPlanWords({ shadowHours: 24, steps })).toBe(
    "24 h in shadow, 10 % for 24 h, 50 % for 12 h, then everybody",
  );
  expect(rampPlanWords({ shadowHours: 0, steps: steps.slice(0, 1) })).toBe("10 % for 24 h, then everybody");
});

const AT = new Date("2026-11-26T10:00:00Z");
const ramp: RampDto = {
  shadowHours: 24,
  steps: [
    { share: 10, hours: 24 },
    { share: 50, hours: 12 },
  ],
  guardPercent: 50,
  taken: 1,
  isPaused: false,
};

const finished: PolicyRunDto = {
  id: "0198f1a0-0000-7000-8000-000000000000",
  state: "DONE",
  done: 9,
  total: 9,
  askedBy: "Nisha Rao",
  askedAt: AT,
  finishedAt: AT,
  resumed: 0,
  problem: null,
  contentHash: "0".repeat(64),
  liveVersion: 1,
  counts: true,
  result: null,
  sample: { opened: null, toOpen: 0 },
};

it("is asked for while it is in shadow, and not again once it was approved", () => {
  const inShadow = { state: "SHADOW", waiting: null, run: finished, ramp: null, startsAt: null } as const;
  expect(mayBeAsked(inShadow)).toBe(true);
  expect(mayBeAsked({ ...inShadow, ramp: { ...ramp, taken: 0 }, startsAt: AT })).toBe(false);
  expect(mayBeAsked({ ...inShadow, run: { ...finished, counts: false } })).toBe(false);
  expect(mayBeAsked({ ...inShadow, state: "RAMPING", ramp })).toBe(false);
});

type OnRamp = Parameters<typeof RampPanel>[0]["policy"];

const policyAt = (next: Partial<OnRamp>): OnRamp => ({
  state: "RAMPING",
  startsAt: new Date("2026-11-27T10:00:00Z"),
  liveShare: 10,
  guard: { bound: 200, watched: null },
  rampSteps: [{ act: "STEP", share: 10, at: AT, by: "Arjun Kapoor", run: { state: "RUNNING", done: 5, total: 12 } }],
  rampFlags: { inShare: 16, rest: 90, expected: 10 },
  ...next,
});

const shown = (policy: OnRamp, plan: RampDto = ramp): string =>
  renderToStaticMarkup(createElement(RampPanel, { policy, ramp: plan })).replaceAll(/<[^>]+>/g, "");

describe("the panel of a ramp", () => {
  it("says where it stands, how its share does beside the rest, and when it goes back by itself", () => {
    const text = shown(policyAt({}));
    expect(text).toContain("In shadow, 24 h, done");
    expect(text).toContain("10 % for 24 h, now");
    expect(text).toContain("50 % for 12 h, still to come");
    expect(text).toContain("Flagged in its 10 %: 16, against 10.0 had it gone on like the rest (90 there)");
    expect(text).toContain(
      "Goes back by itself above 50 % more flags per account and day than the rest, or its part of 200 flags in 24 h.",
    );
    expect(text).toContain("5 of 12 scored anew");
  });

  it("says that it is paused, and of one that is over nothing that could still come by itself", () => {
    const paused = policyAt({ startsAt: null, liveShare: 0, rampFlags: null });
    expect(shown(paused, { ...ramp, isPaused: true })).toContain("paused: its accounts are back");
    const over = shown(policyAt({ state: "TAKEN_BACK", startsAt: null, liveShare: 0, rampFlags: null }));
    expect(over).not.toContain(", now");
    expect(over).not.toContain("Goes back by itself");
    expect(over).not.toContain("still to come");
    expect(over).toContain("50 % for 12 h, not completed");
  });

  it("has no shadow to show where the plan has none", () => {
    expect(shown(policyAt({}), { ...ramp, shadowHours: 0 })).not.toContain("In shadow");
  });
});
