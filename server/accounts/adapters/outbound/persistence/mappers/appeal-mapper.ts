import { type Appeal, isAppealState } from "@/server/accounts/domain/entities/appeal";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { appealIdFrom } from "@/server/accounts/domain/value-objects/appeal-id";
import { appealTextFrom, publicAnswerFrom } from "@/server/accounts/domain/value-objects/plain-words";
import { statementIdFrom } from "@/server/accounts/domain/value-objects/statement-id";
import { stored } from "../stored-value";
import type { OpenSealed } from "./statement-mapper";

type AppealRow = {
  readonly id: string;
  readonly accountId: string;
  readonly statementId: string;
  readonly state: string;
  readonly sealedText: Uint8Array;
  readonly sealedAnswer: Uint8Array | null;
  readonly createdAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
};

/** An appeal whose key was destroyed has no words left. */
export async function toAppeal(row: AppealRow, open: OpenSealed): Promise<Appeal> {
  const accountId = accountIdFrom(row.accountId);
  const opened = await open(accountId, row.sealedText);
  const facts = {
    id: appealIdFrom(row.id),
    accountId,
    statementId: statementIdFrom(row.statementId),
    text: appealTextFrom(wordsOf(opened?.["text"])),
    createdAt: row.createdAt,
  };
  const state = stored(row.state, isAppealState, "appeal.state");
  if (state === "OPEN" || row.decidedBy === null || row.decidedAt === null) return { ...facts, state: "OPEN" };
  const answer = row.sealedAnswer === null ? null : await open(accountId, row.sealedAnswer);
  return {
    ...facts,
    state,
    answer: publicAnswerFrom(wordsOf(answer?.["answer"])),
    decidedBy: accountIdFrom(row.decidedBy),
    decidedAt: row.decidedAt,
  };
}

const wordsOf = (value: unknown): string => (typeof value === "string" ? value : "");
