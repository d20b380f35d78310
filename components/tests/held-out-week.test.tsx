import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { HeldOut } from "@/components/policies/held-out";
import { heldOutWeek } from "@/server/accounts/domain/domain-services/held-out-week";

const counts = (total: number, draft: number, live = draft) => ({ total, live, draft });
type Counted = Parameters<typeof heldOutWeek>[0];

const none = counts(0, 0);
const empty: Counted = { bad: none, good: none, badLately: none, goodLately: none };

function wordsOf(counted: Partial<Counted>): string {
  const all = { ...empty, ...counted };
  const heldOut = { live: heldOutWeek(all, "live"), draft: heldOutWeek(all, "draft") };
  return renderToStaticMarkup(createElement(HeldOut, { heldOut })).replaceAll(/<[^>]*>/gu, " ");
}

it("says in the pane whether the numbers hold on the last week, by how much, and why that can't be said", () => {
  const stable = wordsOf({
    bad: counts(400, 350),
    badLately: counts(50, 45),
    good: counts(300, 90),
    goodLately: counts(50, 14),
  });
  expect(stable).toContain("stable (recall 90.0 %)");
  expect(stable).toContain("Recall 90.0 %, 45 of 50; before 87.1 %, 305 of 350. Difference, 95 %: −8.9 to +9.7 points");
  expect(stable).toContain("Precision 76.3 %, 45 of 59");
  expect(wordsOf({})).toContain("Recall cannot be measured. 0 labelled cases in range.");
  const few = wordsOf({ bad: counts(63, 60), badLately: counts(3, 2) });
  expect(few).toContain("3 of the last 7 days&#x27; decided cases were bad, 60 before; 12 on each side are needed.");
  expect(few).not.toContain("(recall");
});

it("tells a draft that fits old cases only from a week that is another one, and from one that does better", () => {
  const badLately = counts(50, 20, 45);
  expect(wordsOf({ bad: counts(400, 350, 350), badLately })).toContain("its numbers may fit old cases only");
  expect(wordsOf({ bad: counts(400, 350, 350), badLately: counts(50, 20, 20) })).toContain(
    "for the live version as well",
  );
  expect(wordsOf({ bad: counts(400, 200, 350), badLately: counts(50, 50, 45) })).toContain("does better");
});

it("asks for another run where an older one did not keep the cleared cases apart", () => {
  const older = wordsOf({ bad: counts(400, 350), badLately: counts(50, 45), goodLately: null });
  expect(older).toContain("did not keep the cleared cases apart");
});
