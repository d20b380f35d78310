import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { HeldOut } from "@/components/policies/held-out";
import type { HeldOutDto, HeldOutFigureDto } from "@/server/accounts/application/dto/policy-dto";

const shareOf = (count: number, of: number) => ({ count, of, share: count / of, low: 0, high: 1 });
const difference = (low: number, high: number) => ({ difference: (low + high) / 2, low, high });

const same: HeldOutFigureDto = {
  state: "STABLE",
  heldOut: shareOf(45, 50),
  rest: shareOf(305, 350),
  difference: difference(-0.0894, 0.0971),
};
const worse: HeldOutFigureDto = { ...same, state: "UNSTABLE", difference: difference(-0.6, -0.3) };
const better: HeldOutFigureDto = { ...same, state: "UNSTABLE", difference: difference(0.1, 0.3) };
const few: HeldOutFigureDto = { state: "TOO_FEW", heldOut: shareOf(2, 3), rest: shareOf(58, 60), difference: null };
const nothing: HeldOutFigureDto = { state: "TOO_FEW", heldOut: null, rest: null, difference: null };

const stable: HeldOutDto["draft"] = { state: "STABLE", recall: same, precision: same };

function wordsOf(draft: HeldOutDto["draft"], live = stable): string {
  const html = renderToStaticMarkup(createElement(HeldOut, { heldOut: { live, draft, atLeast: 12 } }));
  return html.replaceAll(/<[^>]*>/gu, " ");
}

it("says in the pane whether the numbers hold on the last week, by how much, and why that can't be said", () => {
  const words = wordsOf(stable);
  expect(words).toContain("stable (recall 90.0 %)");
  expect(words).toContain(
    "Recall 90.0 %, 45 of 50; before 87.1 %, 305 of 350. Difference, 97.5 %: −8.9 to +9.7 points",
  );
  const unlabelled = wordsOf({ state: "NO_LABELS", recall: nothing, precision: nothing });
  expect(unlabelled).toContain("Recall cannot be measured. 0 labelled cases in range.");
  const sparse = wordsOf({ state: "TOO_FEW", recall: few, precision: nothing });
  expect(sparse).toContain("3 of the last 7 days&#x27; decided cases were bad, 60 before; 12 on each side are needed.");
  expect(sparse).not.toContain("(recall");
});

it("tells a draft that fits old cases only from a week that is another one, and from one that does better", () => {
  const unstable = { state: "UNSTABLE", recall: worse, precision: same } as const;
  expect(wordsOf(unstable)).toContain("its numbers may fit old cases only");
  expect(wordsOf(unstable, unstable)).toContain("for the live version as well");
  expect(wordsOf({ ...unstable, recall: better })).toContain("does better");
  expect(wordsOf({ ...unstable, recall: few, precision: worse })).toContain("Recall: too little data, 3 bad cases");
});

it("asks for another run where an older one did not keep the cleared cases apart", () => {
  expect(wordsOf({ ...stable, precision: null })).toContain("did not keep the cleared cases apart");
});
