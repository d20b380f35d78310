import { expect, it } from "vitest";
import { allowedTransitions } from "@/server/accounts/domain/aggregates/account-aggregate";
import { activate, disable, suspend } from "@/server/accounts/domain/aggregates/account-life-cycle";
import type { Account } from "@/server/accounts/domain/entities/account";
import { ACCOUNT_STATUSES, type AccountStatus } from "@/server/accounts/domain/value-objects/account-status";
import { buyer, FRIDAY, STAFF_ID } from "../support/account-facts";

const order = { reason: "PAYMENT_FRAUD", by: STAFF_ID, at: FRIDAY } as const;
const moves = { ACTIVE: activate, SUSPENDED: suspend, DISABLED: disable };
const arrows = ["ACTIVE>SUSPENDED", "SUSPENDED>ACTIVE", "SUSPENDED>DISABLED"];
const at = (status: AccountStatus): Account => ({ ...buyer(), status });

const pairs = ACCOUNT_STATUSES.flatMap((from) => ACCOUNT_STATUSES.map((to) => ({ from, to })));

it.each(pairs)("$from to $to", ({ from, to }) => {
  const decision = moves[to](at(from), order);
  if (from === to) {
    expect(decision).toEqual({ ok: true, value: { account: at(from), events: [] } });
  } else if (arrows.includes(`${from}>${to}`)) {
    expect(decision).toMatchObject({
      ok: true,
      value: { account: { status: to }, events: [{ reason: order.reason }] },
    });
  } else {
    expect(decision).toEqual({ ok: false, refusal: { code: "ILLEGAL_TRANSITION", from, to } });
  }
  expect(allowedTransitions(at(from)).includes(to)).toBe(arrows.includes(`${from}>${to}`));
});

it("lets nobody decide on their own account", () => {
  const account = buyer();
  expect(suspend(account, { ...order, by: account.id })).toMatchObject({
    ok: false,
    refusal: { code: "CONFLICT_OF_INTEREST" },
  });
});
