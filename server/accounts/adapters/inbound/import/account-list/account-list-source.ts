import { rm, stat } from "node:fs/promises";
import { basename } from "node:path";
import type {
  HistorySource,
  ImportedHistory,
  RowProblem,
  Survey,
} from "@/server/accounts/application/use-cases/import-accounts/history-source";
import { type Reading, readCsvTable } from "../csv-table";
import { openSorter, type Sorter } from "../external-sort";
import { grouped } from "../grouped";
import { orRefused } from "../or-refused";
import { openCounts } from "../survey-tally";
import { accountRows, type ListedAccount, toHistory } from "./account-rows";

export type AccountListOptions = {
  readonly file: string;
  readonly scratch: string;
  readonly onProblem: (problem: RowProblem) => void;
  readonly onProgress?: (done: { readonly bytes: number; readonly of: number }) => void;
};

/** Nothing is measured by it: a list of accounts tells of no orders. */
const NO_TYPICAL_MINOR = 10_000;

type Line = { readonly line: number; readonly account: ListedAccount };

/** A list of another system's accounts without their histories, in bounded memory. */
export function accountListSource(options: AccountListOptions): HistorySource {
  const accounts = openSorter<Line>({ folder: options.scratch, name: "accounts" });
  return {
    kind: "accounts",
    survey: () => orRefused("file", () => survey(options, accounts)),
    histories: () => histories(accounts),
  };
}

async function survey(options: AccountListOptions, accounts: Sorter<Line>): Promise<Survey> {
  await rm(options.scratch, { recursive: true, force: true });
  const file = basename(options.file);
  const counts = openCounts([file], {});
  const tell = (problem: RowProblem) => {
    counts.addProblem();
    options.onProblem(problem);
  };
  const of = (await stat(options.file).catch(() => null))?.size ?? 0;
  let bytes = 0;
  const reading: Reading = {
    onRow: counts.addRow,
    onProblem: tell,
    onBytes: (count) => {
      bytes += count;
      options.onProgress?.({ bytes, of });
    },
  };
  for await (const { line, value } of readCsvTable(options.file, accountRows(file), reading)) {
    accounts.add(`${value.externalId}\t`, { line, account: value });
  }
  let accountCount = 0;
  for await (const { values } of grouped(accounts.sorted())) {
    accountCount += 1;
    for (const { line } of values.slice(1)) {
      tell({ file, line, reason: "The external id stood in the file before; the first row counts." });
    }
  }
  return { span: null, typicalMinor: NO_TYPICAL_MINOR, accountCount, ...counts.read() };
}

async function* histories(accounts: Sorter<Line>): AsyncGenerator<ImportedHistory> {
  for await (const { values } of grouped(accounts.sorted())) {
    const [first] = values;
    if (first) yield toHistory(first.account, first.line);
  }
}
