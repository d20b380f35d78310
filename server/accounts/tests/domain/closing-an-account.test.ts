import { describe, expect, it } from "vitest";
import {
  closeByClock,
  isClosingDue,
  releaseContacts,
  requestClosing,
} from "@/server/accounts/domain/aggregates/account-closing";
import { lockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import { closingPolicy } from "@/server/accounts/domain/policies/closing-policy";
import { buyer, FRIDAY, hoursLater, OTHER_STAFF_ID, staff } from "../support/account-facts";
import { must, refusalCode } from "../support/must";

const days = (count: number) => hoursLater(24 * count);
const closing = () => must(requestClosing(buyer(), null, FRIDAY));
const locked = () =>
  must(
    lockAccount(buyer(), {
      reason: "OTHER",
      scope: "ACCOUNT",
      until: days(30),
      by: OTHER_STAFF_ID,
      approvedBy: staff("LEAD").id,
      at: FRIDAY,
    }),
  ).account;

describe("closing one's account", () => {
  it("leaves fourteen days, and asking again keeps the first date", () => {
    const first = closing();
    expect(first.closesAt).toEqual(days(closingPolicy.coolingOffDays));
    expect(must(requestClosing(buyer(), first, days(3)))).toEqual(first);
  });

  it("is refused on hold, with the reason, and to staff", () => {
    expect(refusalCode(requestClosing(locked(), null, FRIDAY))).toBe("ACCOUNT_LOCKED");
    expect(refusalCode(requestClosing({ ...buyer(), status: "SUSPENDED" }, null, FRIDAY))).toBe("ACCOUNT_SUSPENDED");
    expect(refusalCode(requestClosing(staff("SUPPORT"), null, FRIDAY))).toBe("FORBIDDEN");
  });

  it("happens at its moment and not before, and waits for a hold to end", () => {
    const wish = closing();
    expect(isClosingDue(buyer(), wish, new Date(wish.closesAt.getTime() - 1))).toBe(false);
    expect(isClosingDue(buyer(), wish, wish.closesAt)).toBe(true);
    expect(isClosingDue(locked(), wish, wish.closesAt)).toBe(false);
    expect(isClosingDue(locked(), wish, days(31))).toBe(true);
  });

  it("suspends and disables by the clock, for the holder's reason", () => {
    const { account, events } = must(closeByClock(buyer(), days(14)));
    expect(account.status).toBe("DISABLED");
    expect(events).toMatchObject([
      { type: "AccountSuspended", reason: "CLOSED_BY_HOLDER", by: "system:timer" },
      { type: "AccountDisabled", reason: "CLOSED_BY_HOLDER", by: "system:timer" },
    ]);
  });

  it("R82 frees the contacts after the cool-down, and only of an account that is closed", () => {
    const wish = closing();
    const { account } = must(closeByClock(buyer(), wish.closesAt));
    const kept = must(releaseContacts(account, wish, days(14 + closingPolicy.contactsKeptDays - 1)));
    expect(kept.account).toBe(account);
    const freed = must(releaseContacts(account, wish, days(14 + closingPolicy.contactsKeptDays))).account;
    expect(freed).toMatchObject({ email: null, phone: null, placeholder: { address: `${account.id}@closed.invalid` } });
    const open = buyer();
    expect(must(releaseContacts(open, wish, days(999))).account).toBe(open);
  });
});
