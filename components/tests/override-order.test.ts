import { expect, it } from "vitest";
import { emptyOverrideDraft, readOverrideDraft } from "@/components/trust/override-order";

const account = "019ce0bc-0000-7000-8000-0000000004f9";
const draft = {
  ...emptyOverrideDraft,
  points: "52,5",
  reasonCode: "KNOWN_CUSTOMER",
  note: "Known to us for years.",
};

it("sends numbers as people write them", () => {
  expect(readOverrideDraft(account, draft)).toEqual({
    input: {
      accountId: account,
      kind: "FLOOR",
      points: 52.5,
      days: 14,
      reasonCode: "KNOWN_CUSTOMER",
      note: "Known to us for years.",
    },
  });
});

it("says of each field what is wrong with it", () => {
  const read = readOverrideDraft(account, { ...draft, points: "", days: "91", reasonCode: "", note: "short" });
  expect(read).toEqual({
    problems: {
      points: "Write a number of points.",
      days: "At most 90 days.",
      reasonCode: "Choose a reason.",
      note: "Write at least 10 characters.",
    },
  });
});
