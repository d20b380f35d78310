import { createLoader, parseAsStringLiteral } from "nuqs/server";
import type { ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";

const stageWords = ["business", "identity", "tax", "payout", "store", "final"] as const;

export type StageWord = (typeof stageWords)[number];

/** The stage stands in the address, so that a colleague who opens the link sees the same; without one, the one in hand. */
export const stageAddress = { stage: parseAsStringLiteral(stageWords) };

const stages: Readonly<Record<StageWord, ApplicationStage>> = {
  business: "BUSINESS",
  identity: "IDENTITY",
  tax: "TAX",
  payout: "PAYOUT",
  store: "STORE",
  final: "FINAL",
};

const words: Readonly<Record<ApplicationStage, StageWord>> = {
  BUSINESS: "business",
  IDENTITY: "identity",
  TAX: "tax",
  PAYOUT: "payout",
  STORE: "store",
  FINAL: "final",
};

export const wordOf = (stage: ApplicationStage): StageWord => words[stage];

/** What is asked of the server for this address. */
export const reviewInput = (applicationId: string, word: StageWord | null) => ({
  applicationId,
  ...(word === null ? {} : { stage: stages[word] }),
});

/** For the server: the same address, read from a page's query. */
export const loadStageAddress = createLoader(stageAddress);
