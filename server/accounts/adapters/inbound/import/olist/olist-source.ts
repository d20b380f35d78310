import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type {
  Basis,
  HistorySource,
  ImportedHistory,
  RowProblem,
  Survey,
} from "@/server/accounts/application/use-cases/import-accounts/history-source";
import { type Reading, readCsvTable, SetRefused } from "../csv-table";
import { openSorter, type Sorter } from "../external-sort";
import { grouped } from "../grouped";
import { openMedian } from "../median-amount";
import { orRefused } from "../or-refused";
import { openCounts, openSpan } from "../survey-tally";
import { type AccountPiece, accountOf, accountsOf, eventPiece, listedOf } from "./olist-accounts";
import { type OlistBundle, olistEvents, paidFor, SILENCES, sellersOf } from "./olist-events";
import { type OlistPlaces, olistOrders, sorterAt } from "./olist-orders";
import { OLIST_FILES, sellers } from "./olist-tables";

export type OlistSourceOptions = OlistPlaces & {
  readonly onProblem: (problem: RowProblem) => void;
  /** Bytes read of all files. */
  readonly onProgress?: (done: { readonly bytes: number; readonly of: number }) => void;
};

/** Without delivered orders nothing is measured by it. */
const NO_TYPICAL_MINOR = 10_000;

/**
 * Olist's public set as a source of histories. Memory: some tens of megabytes for sorting, one order, and one account
 * with all its facts; whatever is larger goes to the scratch folder, which is emptied first.
 */
export function olistSource(options: OlistSourceOptions): HistorySource {
  const accounts = openSorter<AccountPiece>(sorterAt(options, "accounts"));
  return {
    kind: "olist",
    survey: () => orRefused("folder", () => survey(options, accounts)),
    histories: (basis) => histories(accounts, basis),
  };
}

async function survey(options: OlistSourceOptions, accounts: Sorter<AccountPiece>): Promise<Survey> {
  await rm(options.scratch, { recursive: true, force: true });
  const counts = openOlistCounts();
  const reading = await openReading(options, counts);
  const median = openMedian();
  const span = openSpan();
  const onBuyer = (uniqueId: string) => accounts.add(`${uniqueId}\t0`, { kind: "buyer", seenAt: null });
  for await (const bundle of olistOrders(options, reading, onBuyer)) {
    addSightings(accounts, bundle);
    if (bundle.order?.status === "delivered") median.add(paidFor(bundle).minor);
    const { events, silent } = olistEvents(bundle);
    for (const event of events) {
      span.add(event.occurredAt);
      for (const account of accountsOf(event)) accounts.add(`${account}\t1`, eventPiece(event));
    }
    counts.addSilent(silent);
  }
  for await (const { line, value } of readCsvTable(join(options.folder, sellers.file), sellers, reading)) {
    accounts.add(`${value.sellerId}\t0`, { kind: "listed", line, seller: value });
  }
  return {
    span: span.read(),
    typicalMinor: median.median() ?? NO_TYPICAL_MINOR,
    accountCount: await countAccounts(accounts, reading),
    ...counts.read(),
  };
}

/** When an account first shows up. */
function addSightings(accounts: Sorter<AccountPiece>, bundle: OlistBundle): void {
  const seenAt = bundle.order?.purchasedAt ?? null;
  if (bundle.buyer) accounts.add(`${bundle.buyer}\t0`, { kind: "buyer", seenAt });
  for (const seller of sellersOf(bundle)) accounts.add(`${seller}\t0`, { kind: "seller", seenAt });
}

async function* histories(accounts: Sorter<AccountPiece>, basis: Basis): AsyncGenerator<ImportedHistory> {
  const { policy, shiftDays, typicalMinor } = basis;
  const rules = { masses: policy.masses, hubLimit: policy.hubLimit, typicalMinor };
  for await (const { id, values } of grouped(accounts.sorted())) yield accountOf(id, values, { rules, shiftDays });
}

async function countAccounts(accounts: Sorter<AccountPiece>, { onProblem }: Reading): Promise<number> {
  let count = 0;
  for await (const { values } of grouped(accounts.sorted())) {
    listedOf(values, onProblem);
    count += 1;
  }
  return count;
}

async function openReading(options: OlistSourceOptions, counts: Counts): Promise<Reading> {
  const total = await totalBytes(options.folder);
  let bytes = 0;
  return {
    onRow: counts.addRow,
    onProblem: (problem) => {
      counts.addProblem();
      options.onProblem(problem);
    },
    onBytes: (count) => {
      bytes += count;
      options.onProgress?.({ bytes, of: total });
    },
  };
}

async function totalBytes(folder: string): Promise<number> {
  let total = 0;
  for (const file of OLIST_FILES) {
    const found = await stat(join(folder, file)).catch(() => null);
    if (!found?.isFile()) throw new SetRefused(`${file} is missing in ${folder}.`);
    total += found.size;
  }
  return total;
}

const openOlistCounts = () => openCounts(OLIST_FILES, SILENCES);

type Counts = ReturnType<typeof openOlistCounts>;
