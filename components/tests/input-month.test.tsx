import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { InputMonth, monthOf, wordsOf } from "@/components/trust/input-month";

const history = {
  moments: ["2026-10-27", "2026-11-05", "2026-11-15", "2026-11-26"].map((day) => new Date(`${day}T06:00:00Z`)),
  pointsMilli: { COUPON_ABUSE: [0, 0, -22_400, -18_600] },
};
const coupons = { input: "COUPON_ABUSE", label: "Coupon abuse" } as const;

it("says in words what the line shows: its ends, and its lowest and highest point", () => {
  const month = monthOf("COUPON_ABUSE", history);
  expect(month && wordsOf(month)).toBe("from 0.0 to −18.6; lowest −22.4 on 15 Nov 2026, highest 0.0 on 27 Oct 2026");
});

it("draws every value at its moment, and keeps its place whatever the values are", () => {
  const markup = renderToStaticMarkup(<InputMonth line={coupons} history={history} />);
  expect(markup).toContain('width="200" height="36"');
  expect(markup).toContain('d="M3 3L61.2 3L125.9 33L197 27.9"');
  expect(markup).toContain("Coupon abuse over 30 days: from 0.0 to −18.6");
});

it("draws nothing for an input that gave nothing", () => {
  expect(
    renderToStaticMarkup(<InputMonth line={{ input: "REFUNDS", label: "Refund ratio" }} history={history} />),
  ).toBe("");
});
