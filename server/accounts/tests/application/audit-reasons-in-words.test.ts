import { expect, it } from "vitest";
import { reasonLabel } from "@/server/accounts/application/dto/audit-words";
import { LOCK_REASONS } from "@/server/accounts/domain/value-objects/lock-reason";
import { CLEAR_REASONS, CLEARED_BY_TIME, VERIFY_REASONS } from "@/server/accounts/domain/value-objects/review-reason";

it.each([...LOCK_REASONS, ...CLEAR_REASONS, ...VERIFY_REASONS, CLEARED_BY_TIME])(
  "the reason %s stands in the trail in words",
  (code) => expect(reasonLabel(code)).toMatch(/^[A-Z][a-z ][^_]*$/),
);
