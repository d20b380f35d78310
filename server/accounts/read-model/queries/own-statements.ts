import type { OwnAppealDto, OwnStatementDto } from "@/server/accounts/application/dto/hold-dto";
import { isStatedDecision } from "@/server/accounts/domain/entities/statement-of-reasons";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import type { OpenPrivate } from "./private-values";
import type { ReadRows, Statement } from "./read-pool";

type Row = {
  readonly id: string;
  readonly decision: string;
  readonly sealed: Uint8Array;
  readonly until: Date | null;
  readonly created_at: Date;
  readonly appeal_state: string | null;
  readonly sealed_text: Uint8Array | null;
  readonly sealed_answer: Uint8Array | null;
  readonly appealed_at: Date | null;
  readonly decided_at: Date | null;
};

const MOST_STATEMENTS = 50;

const statementsOf: Statement = {
  name: "own-statements",
  text: `SELECT s.id, s.decision, s.sealed, s.until, s.created_at, p.state AS appeal_state, p.sealed_text,
           p.sealed_answer, p.created_at AS appealed_at, p.decided_at
         FROM statement_of_reasons s LEFT JOIN appeal p ON p.statement_id = s.id
         WHERE s.account_id = $1
           AND NOT EXISTS (SELECT FROM statement_withdrawal w WHERE w.statement_id = s.id)
         ORDER BY s.created_at DESC, s.id DESC LIMIT ${MOST_STATEMENTS}`,
};

/** What was decided against the holder and what they said to it, newest first. */
export async function readOwnStatements(
  read: ReadRows,
  openPrivate: OpenPrivate,
  accountId: string,
): Promise<readonly OwnStatementDto[]> {
  const rows = await read<Row>(statementsOf, [accountId]);
  return Promise.all(rows.map((row) => toStatement(row, (sealed) => openPrivate(accountIdFrom(accountId), sealed))));
}

type Open = (sealed: Uint8Array) => ReturnType<OpenPrivate>;

async function toStatement(row: Row, open: Open): Promise<OwnStatementDto> {
  const words = await open(row.sealed);
  return {
    id: row.id,
    decision: decisionOf(row.decision),
    subject: wordsOf(words?.["subject"]),
    sections: sectionsOf(wordsOf(words?.["text"])),
    until: row.until,
    createdAt: row.created_at,
    appeal: await toAppeal(row, open),
  };
}

async function toAppeal(row: Row, open: Open): Promise<OwnAppealDto | null> {
  if (row.appeal_state === null || row.sealed_text === null || row.appealed_at === null) return null;
  const answer = row.sealed_answer && (await open(row.sealed_answer));
  return {
    state: appealStateOf(row.appeal_state),
    text: wordsOf((await open(row.sealed_text))?.["text"]),
    createdAt: row.appealed_at,
    answer: answer ? wordsOf(answer["answer"]) : null,
    answeredAt: row.decided_at,
  };
}

/** A statement is stored as paragraphs, each of a heading's line and the words under it. */
export const sectionsOf = (text: string): OwnStatementDto["sections"] =>
  text.split("\n\n").flatMap((paragraph) => {
    const [heading = "", ...words] = paragraph.split("\n");
    return heading === "" ? [] : [{ heading, words: words.join("\n") }];
  });

export const wordsOf = (value: unknown): string => (typeof value === "string" ? value : "");

export const decisionOf = (text: string): OwnStatementDto["decision"] => (isStatedDecision(text) ? text : "LOCK");

export const appealStateOf = (text: string): OwnAppealDto["state"] =>
  text === "UPHELD" || text === "REVERSED" ? text : "OPEN";
