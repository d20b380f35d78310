import { rm, stat } from "node:fs/promises";
import { basename } from "node:path";
import type {
  Basis,
  HistorySource,
  ImportedHistory,
  RowProblem,
  Survey,
} from "@/server/accounts/application/use-cases/import-accounts/history-source";
import { personNameFrom } from "@/server/accounts/domain/value-objects/person-name";
import { DAY_MS } from "@/server/accounts/domain/value-objects/time-span";
import type { MappingRules } from "../../consumer/draft-signal";
import type { OrderEvent } from "../../consumer/shop-event";
import { signalsOfEvent } from "../../consumer/shop-events-handler";
import { type Reading, readCsvTable } from "../csv-table";
import { openSorter, type Sorter } from "../external-sort";
import { grouped } from "../grouped";
import { openMedian } from "../median-amount";
import { orRefused } from "../or-refused";
import { openCounts, openSpan } from "../survey-tally";
import { retailEvent, SILENCES } from "./online-retail-events";
import { type RetailLine, retailLines } from "./online-retail-lines";

export type OnlineRetailOptions = {
  /** The CSV file, packed or not. */
  readonly file: string;
  /** For what memory does not hold. */
  readonly scratch: string;
  readonly onProblem: (problem: RowProblem) => void;
  readonly onProgress?: (done: { readonly bytes: number; readonly of: number }) => void;
};

/** Without invoices nothing is measured by it. */
const NO_TYPICAL_MINOR = 10_000;

/** An event as it is sorted by account; its moment in milliseconds of the set's own time. */
type Piece = Omit<OrderEvent, "occurredAt"> & { readonly at: number };

/**
 * A shop's invoices (UCI Online Retail II) as a source of histories: customers become buyers, invoices their completed
 * orders, cancellations refunds. Memory: some tens of megabytes for sorting, one invoice, and one customer with all
 * invoices.
 */
export function onlineRetailSource(options: OnlineRetailOptions): HistorySource {
  const accounts = openSorter<Piece>({ folder: options.scratch, name: "accounts" });
  return {
    kind: "online-retail",
    survey: () => orRefused("file", () => survey(options, accounts)),
    histories: (basis) => histories(accounts, basis),
  };
}

async function survey(options: OnlineRetailOptions, accounts: Sorter<Piece>): Promise<Survey> {
  await rm(options.scratch, { recursive: true, force: true });
  const file = basename(options.file);
  const counts = openCounts([file], SILENCES);
  const invoices = openSorter<RetailLine>({ folder: options.scratch, name: "invoices" });
  for await (const { value } of readCsvTable(options.file, retailLines(file), await openReading(options, counts))) {
    invoices.add(`${value.invoice}\t`, value);
  }
  const [median, span] = [openMedian(), openSpan()];
  for await (const { values } of grouped(invoices.sorted())) {
    const event = retailEvent(values);
    if (typeof event === "string") counts.addSilent({ [event]: 1 });
    else {
      span.add(event.occurredAt);
      if (event.type === "order.completed" && event.amount) median.add(event.amount.minor);
      const { occurredAt, ...rest } = event;
      accounts.add(`${event.buyer}\t`, { ...rest, at: occurredAt.getTime() });
    }
  }
  return {
    span: span.read(),
    typicalMinor: median.median() ?? NO_TYPICAL_MINOR,
    accountCount: await countGroups(accounts),
    ...counts.read(),
  };
}

async function countGroups(accounts: Sorter<Piece>): Promise<number> {
  let count = 0;
  for await (const _ of grouped(accounts.sorted())) count += 1;
  return count;
}

type Counts = Pick<ReturnType<typeof openCounts>, "addRow" | "addProblem">;

async function openReading({ file, onProblem, onProgress }: OnlineRetailOptions, counts: Counts): Promise<Reading> {
  const of = (await stat(file).catch(() => null))?.size ?? 0;
  let bytes = 0;
  return {
    onRow: counts.addRow,
    onProblem: (problem) => {
      counts.addProblem();
      onProblem(problem);
    },
    onBytes: (count) => {
      bytes += count;
      onProgress?.({ bytes, of });
    },
  };
}

async function* histories(
  accounts: Sorter<Piece>,
  { policy, shiftDays, typicalMinor }: Basis,
): AsyncGenerator<ImportedHistory> {
  const rules = { masses: policy.masses, hubLimit: policy.hubLimit, typicalMinor };
  for await (const { id, values } of grouped(accounts.sorted())) yield historyOf(id, values, rules, shiftDays);
}

/** One customer with all invoices, their times moved; the set's own moment stays in the detail. */
function historyOf(
  externalId: string,
  pieces: readonly Piece[],
  rules: MappingRules,
  shiftDays: number,
): ImportedHistory {
  const shiftMs = shiftDays * DAY_MS;
  const signals = pieces.flatMap((piece) => {
    const { at, ...told } = piece;
    const event = { ...told, occurredAt: new Date(at + shiftMs) } as OrderEvent;
    return signalsOfEvent(event, rules).map(({ account: _, ...signal }) => ({
      ...signal,
      detail: { ...signal.detail, originalAt: new Date(at).toISOString() },
    }));
  });
  return {
    externalId,
    name: personNameFrom(`Customer ${externalId.slice(-5)}`),
    buys: true,
    storeName: null,
    joinedAt: new Date(pieces.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY) + shiftMs),
    signals,
  };
}
