import { expect, it } from "vitest";
import {
  consumeCode,
  openVerification,
  reserveCodeAttempt,
} from "@/server/accounts/domain/aggregates/verification-aggregate";
import type { Verification } from "@/server/accounts/domain/entities/verification";
import { BUYER_ID, EMAIL, FRIDAY, minutesAfter } from "../support/account-facts";
import { must, refusalCode } from "../support/must";

const start = {
  id: "019ce0bc-0000-7000-8000-00000000ce01",
  accountId: BUYER_ID,
  purpose: "SIGN_UP",
  contact: { kind: "EMAIL", key: EMAIL.key },
  codeHash: new Uint8Array(32),
  pendingPasswordHash: null,
  pendingName: null,
  pendingValue: null,
  at: FRIDAY,
} as const;
const sent = (): Verification => must(openVerification(start, 0));

it("works for ten minutes", () => {
  expect(reserveCodeAttempt(sent(), new Date(minutesAfter(10).getTime() - 1)).ok).toBe(true);
  expect(refusalCode(reserveCodeAttempt(sent(), minutesAfter(10)))).toBe("VALIDATION");
});

it("takes five tries, each counted before the code is looked at", () => {
  let verification = sent();
  for (let n = 1; n <= 5; n += 1) {
    verification = must(reserveCodeAttempt(verification, FRIDAY));
    expect(verification.attempts).toBe(n);
  }
  expect(refusalCode(reserveCodeAttempt(verification, FRIDAY))).toBe("VALIDATION");
});

it("never works twice", () => {
  expect(refusalCode(reserveCodeAttempt(consumeCode(sent(), FRIDAY), FRIDAY))).toBe("VALIDATION");
});

it("is sent at most five times an hour", () => {
  expect(openVerification(start, 4).ok).toBe(true);
  expect(refusalCode(openVerification(start, 5))).toBe("RATE_LIMITED");
});
