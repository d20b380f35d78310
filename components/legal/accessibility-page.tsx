import type { ReactNode } from "react";
import { FromOperator, LegalPage, LegalSection } from "./legal-page";
import type { OperatorFacts } from "./operator-facts";

/** What was done and tested, and whom to tell what was missed. */
export function AccessibilityPage({ operator, strip }: { operator: OperatorFacts; strip?: ReactNode }) {
  return (
    <LegalPage title="Accessibility" lead="Everybody should be able to use their own account." strip={strip}>
      <LegalSection id="aim" title="What we aim at">
        <p>
          WCAG 2.2, level AA, on every page, in light and dark. Pages are tested by program in both themes, walked
          through by keyboard alone, and at the width of a small phone.
        </p>
      </LegalSection>
      <LegalSection id="works" title="What works">
        <ul className="list-disc ps-5">
          <li>Everything with a keyboard, with a visible focus and a link past the top of the page.</li>
          <li>Every form of your own account without scripts.</li>
          <li>Text at 200 percent and at 320 pixels width, in one column.</li>
          <li>Colours are never the only sign, and motion stops when your device asks for it.</li>
          <li>Codes can be pasted, and nothing asks you to solve a puzzle.</li>
        </ul>
      </LegalSection>
      <LegalSection id="limits" title="What we know is missing">
        <p>
          Passkeys need scripts: sign in with your password where there are none. The undo after deleting an address is
          offered for ten seconds, longer while you are on it; without scripts it stays.
        </p>
      </LegalSection>
      <LegalSection id="tell" title="Tell us">
        <p>
          Something does not work for you? Write to{" "}
          <FromOperator value={operator.contact} missing="the operator's contact" /> and say on which page.
        </p>
      </LegalSection>
    </LegalPage>
  );
}
