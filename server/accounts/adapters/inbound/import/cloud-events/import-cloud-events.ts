import { randomUUID } from "node:crypto";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Actor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { MessageToPark } from "@/server/accounts/application/ports/outbound/parked-message-repository";
import type { RowProblem } from "@/server/accounts/application/use-cases/import-accounts/history-source";
import type { EventBatch } from "@/server/accounts/application/use-cases/receive-events/receive-events";
import type {
  EventReader,
  EventsReceived,
} from "@/server/accounts/application/use-cases/receive-events/received-event";
import { done, type Result } from "@/server/accounts/domain/result";
import { shopEventToPark } from "../../consumer/shop-event-to-park";
import { readCsvLines } from "../csv-lines";
import { orRefused } from "../or-refused";
import { gatherLines, type LineBatch } from "./line-batches";

export type CloudEventsImportDeps = {
  readonly readEvents: EventReader;
  readonly receiveEvents: (batch: EventBatch, actor: Actor, origin: RequestOrigin) => Promise<Result<EventsReceived>>;
  readonly park: (messages: readonly MessageToPark[], actor: Actor, origin: RequestOrigin) => Promise<Result<number>>;
};

export type CloudEventsImportOrder = {
  /** One event a line, packed or not. */
  readonly file: string;
  readonly createAccounts: boolean;
  readonly stop: AbortSignal;
  readonly onProblem: (problem: RowProblem) => void;
  readonly onReading: (done: { readonly bytes: number; readonly of: number }) => void;
};

export type CloudEventsImported = {
  readonly lines: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  /** Of the rejected ones, those that are events and wait at /console/system for a person. */
  readonly parked: number;
  readonly isWhole: boolean;
};

const importer: Actor = { kind: "SYSTEM", name: "system:import" };

/**
 * Receives a file of CloudEvents like as many requests: batch by batch in one commit each, an event counts once however
 * often the file is read, so that an import cut short at any point is completed by running it again.
 */
export const importCloudEvents =
  (deps: CloudEventsImportDeps) =>
  (order: CloudEventsImportOrder): Promise<Result<CloudEventsImported>> =>
    orRefused("file", () => read(deps, order)).then((answer) => (answer.ok ? answer.value : answer));

async function read(
  deps: CloudEventsImportDeps,
  { file, createAccounts, stop, onProblem, onReading }: CloudEventsImportOrder,
): Promise<Result<CloudEventsImported>> {
  const { size } = await stat(file);
  const origin = { requestId: `import:${randomUUID()}`, channel: "cli", ip: null, userAgent: null } as const;
  const sum = { lines: 0, accepted: 0, duplicates: 0, rejected: 0, parked: 0 };
  let bytes = 0;
  const lines = readCsvLines(file, (count) => {
    bytes += count;
  });
  for await (const batch of gatherLines(lines)) {
    if (stop.aborted) return done({ ...sum, isWhole: false });
    const taken = await takeBatch(deps, batch, { createAccounts, origin });
    if (!taken.ok) return taken;
    sum.lines += batch.lineCount;
    sum.accepted += taken.value.accepted;
    sum.duplicates += taken.value.duplicates;
    sum.rejected += taken.value.problems.length;
    sum.parked += taken.value.parked;
    for (const problem of taken.value.problems) onProblem({ file: basename(file), ...problem });
    onReading({ bytes, of: size });
  }
  return done({ ...sum, isWhole: true });
}

type Taken = {
  readonly accepted: number;
  readonly duplicates: number;
  readonly parked: number;
  readonly problems: readonly { readonly line: number; readonly reason: string }[];
};

type Wish = { readonly createAccounts: boolean; readonly origin: RequestOrigin };

async function takeBatch(deps: CloudEventsImportDeps, batch: LineBatch, wish: Wish): Promise<Result<Taken>> {
  const { values, problems } = batch;
  const { events, unreadable } = await deps.readEvents(values.map(({ value }, index) => ({ index, value })));
  const received = await untilFree(() =>
    deps.receiveEvents({ events, unreadable, createAccounts: wish.createAccounts }, importer, wish.origin),
  );
  if (!received.ok) return received;
  const { accepted, duplicates, rejected } = received.value;
  const failures = rejected.flatMap(({ index, message }) => {
    const found = values[index];
    return found ? [{ ...found, reason: message, attempts: 1 }] : [];
  });
  const parked =
    failures.length === 0 ? done(0) : await deps.park(failures.map(shopEventToPark), importer, wish.origin);
  if (!parked.ok) return parked;
  const told = [...problems, ...failures].map(({ line, reason }) => ({ line, reason }));
  return done({ accepted, duplicates, parked: parked.value, problems: told.sort((a, b) => a.line - b.line) });
}

const MOST_TRIES = 10;

/** A busy installation sends callers away for a moment; a file has time. */
async function untilFree<T>(ask: () => Promise<Result<T>>): Promise<Result<T>> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask();
    if (answer.ok || answer.refusal.code !== "UNAVAILABLE" || tries === MOST_TRIES) return answer;
    await wait(answer.refusal.retryAfterSeconds * 1_000);
  }
}
