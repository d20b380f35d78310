import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { CHECKS_OF_STAGE } from "@/server/accounts/domain/domain-services/onboarding-check-service";
import { stageDocuments } from "@/server/accounts/domain/policies/document-policy";
import { onboardingArrows, onboardingDeadlines } from "@/server/accounts/domain/policies/seller-onboarding-policy";
import {
  APPLICATION_STAGES,
  type ApplicationStage,
  ONBOARDING_STAGES,
} from "@/server/accounts/domain/value-objects/onboarding-stage";
import { CHECK_PAGE_WORDS } from "../support/check-page-words";
import { type Arrow, arrowsOfSaga } from "../support/saga-diagram";

const DOCUMENT_WORDS = (stage: ApplicationStage): string =>
  stageDocuments[stage].map((kind) => `\`${kind}\``).join(", ") || "none";

const NOT_IDENTITY = ", but not whoever approved IDENTITY";

const page = new URL("../../docs/seller-onboarding.md", import.meta.url);
const BEGIN = "<!-- printed from the saga: begin -->";
const END = "<!-- printed from the saga: end -->";

const byOrder = (one: Arrow, other: Arrow) =>
  ONBOARDING_STAGES.indexOf(one.from) - ONBOARDING_STAGES.indexOf(other.from) ||
  ONBOARDING_STAGES.indexOf(one.to) - ONBOARDING_STAGES.indexOf(other.to) ||
  (one.because < other.because ? -1 : 1);

/** Renew after a change of the saga: `UPDATE_DOCS=1 npx vitest run --config server/vitest.config.ts onboarding-page` */
function printed(): string {
  const { arrows } = arrowsOfSaga();
  const { daysToSubmit, remindDaysBefore, returnDaysMin, returnDaysMax, reapplyAfterDays } = onboardingDeadlines;
  const { eraseAfterDays, probationDays, probationSales, lookAgainDays } = onboardingDeadlines;
  return [
    BEGIN,
    "```mermaid",
    "stateDiagram-v2",
    "    [*] --> BUSINESS: applied",
    ...[...arrows].sort(byOrder).map(({ from, to, because }) => `    ${from} --> ${to}: ${because}`),
    ...["ESTABLISHED", "REJECTED", "WITHDRAWN", "EXPIRED"].map((end) => `    ${end} --> [*]`),
    "```",
    "",
    "| check | runs in | what it looks at | when it does not fit |",
    "| --- | --- | --- | --- |",
    ...Object.entries(CHECK_PAGE_WORDS).map(([check, { looksAt, otherwise }]) => {
      const stages = APPLICATION_STAGES.filter((stage) => CHECKS_OF_STAGE[stage].some((name) => name === check));
      return `| \`${check}\` | ${stages.join(", ")} | ${looksAt} | ${otherwise} |`;
    }),
    "",
    "| stage | documents it wants | who decides |",
    "| --- | --- | --- |",
    ...APPLICATION_STAGES.map(
      (stage) =>
        `| ${stage} | ${DOCUMENT_WORDS(stage)} | an ANALYST or a LEAD${stage === "FINAL" ? NOT_IDENTITY : ""} |`,
    ),
    "",
    "| deadline | days |",
    "| --- | --- |",
    `| to send a stage | ${daysToSubmit}, with a reminder ${remindDaysBefore} days before; at half the time where that comes later |`,
    `| to send a returned stage again | as staff say, ${returnDaysMin} to ${returnDaysMax} |`,
    `| to apply again after a rejection | ${reapplyAfterDays} |`,
    `| private submissions of an ended application are erased after | ${eraseAfterDays} |`,
    `| probation, at least | ${probationDays}, and ${probationSales} orders; else looked at again every ${lookAgainDays} |`,
    END,
  ].join("\n");
}

const split = () => {
  const text = readFileSync(page, "utf8");
  return { before: text.slice(0, text.indexOf(BEGIN)), after: text.slice(text.indexOf(END) + END.length), text };
};

it("the page says what the saga does", () => {
  const { before, after } = split();
  if (process.env["UPDATE_DOCS"]) writeFileSync(page, `${before}${printed()}${after}`);
  expect(split().text).toBe(`${before}${printed()}${after}`);
});

it("the saga takes exactly the arrows of the policy, in every state it can come to", () => {
  const { arrows, states } = arrowsOfSaga();
  expect(states).toBeGreaterThan(40);
  const taken = (from: keyof typeof onboardingArrows) => [
    ...new Set(arrows.filter((arrow) => arrow.from === from).map(({ to }) => to)),
  ];
  for (const stage of ONBOARDING_STAGES) expect(taken(stage).sort()).toEqual([...onboardingArrows[stage]].sort());
});
