import { expect, it } from "vitest";
import { approvalEffect } from "@/server/accounts/application/dto/approval-words";

const order = { version: 4, startsAt: null, ramp: null };
const startsAt = "2026-11-27T04:30:00.000Z";

it("says of a version that nobody gets at once that it comes little by little", () => {
  const effectOf = (asked: Partial<Record<keyof typeof order, string>>) =>
    approvalEffect("policy.publish", { ...order, ...asked }, "NEW_POLICY");
  expect(effectOf({}).text).toBe("Trust policy v4 in force for every account at once.");
  expect(effectOf({ ramp: "{}" }).text).toBe("Trust policy v4 in force little by little.");
  expect(effectOf({ startsAt })).toEqual({
    text: "Trust policy v4 in force for every account from",
    until: new Date(startsAt),
  });
  expect(effectOf({ startsAt, ramp: "{}" }).text).toBe("Trust policy v4 in force little by little from");
});
