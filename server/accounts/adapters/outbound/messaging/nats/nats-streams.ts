import {
  AckPolicy,
  type ConsumerConfig,
  DeliverPolicy,
  DiscardPolicy,
  JetStreamApiError,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
} from "@nats-io/jetstream";
import { nanos } from "@nats-io/transport-node";

/** Everything accounts tell, on disk for a week: a subject for each account keeps its order. */
export const ACCOUNT_STREAM = "GOODSTANDING_ACCOUNTS";
const ACCOUNT_SUBJECTS = "goodstanding.accounts";
/** Where the shop's events wait when the broker has no stream for their subject yet. */
export const SHOP_STREAM = "GOODSTANDING_SHOP";

export const subjectOf = (partition: string): string => `${ACCOUNT_SUBJECTS}.${partition}`;

const hourMs = 3_600_000;
/** The broker itself drops a repeat within this time; after it the inbox does. */
const duplicateWindowMs = hourMs;
const keepMs = 7 * 24 * hourMs;

export const ensureAccountStream = (jsm: JetStreamManager): Promise<void> =>
  ensureStream(jsm, ACCOUNT_STREAM, `${ACCOUNT_SUBJECTS}.>`);

/** The stream that holds the shop's subject: whoever runs the broker made it, or it is made here. */
export async function ensureShopStream(jsm: JetStreamManager, subject: string): Promise<string> {
  try {
    return await jsm.streams.find(subject);
  } catch {
    await ensureStream(jsm, SHOP_STREAM, subject);
    return SHOP_STREAM;
  }
}

async function ensureStream(jsm: JetStreamManager, name: string, subject: string): Promise<void> {
  const subjects = [subject];
  const kept = { subjects, max_age: nanos(keepMs), duplicate_window: nanos(duplicateWindowMs) };
  if (await isThere(() => jsm.streams.info(name))) return;
  await jsm.streams.add({
    ...kept,
    name,
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    discard: DiscardPolicy.Old,
  });
}

const ackWaitMs = 30_000;
/** What one failing account holds back counts among these, so there must be room for the others beside it. */
const mostUnacknowledged = 10_000;

const consumerConfig = (durable: string): Partial<ConsumerConfig> => ({
  durable_name: durable,
  ack_policy: AckPolicy.Explicit,
  ack_wait: nanos(ackWaitMs),
  max_ack_pending: mostUnacknowledged,
});

/** A durable consumer that many may pull from at once, for messages without order. */
export async function ensureConsumer(
  jsm: JetStreamManager,
  stream: string,
  durable: string,
  subject: string,
): Promise<void> {
  if (await isThere(() => jsm.consumers.info(stream, durable))) return;
  await jsm.consumers.add(stream, {
    ...consumerConfig(durable),
    filter_subject: subject,
    deliver_policy: DeliverPolicy.All,
  });
}

/**
 * The durable consumer, for the one process that holds it now. What an earlier holder took and did not acknowledge
 * would come back after its time alone, behind newer messages of the same account: so the consumer begins anew at the
 * last message up to which everything was acknowledged, and the inbox drops what was done already.
 */
export async function takeOverConsumer(jsm: JetStreamManager, durable: string): Promise<void> {
  const info = await unlessMissing(() => jsm.consumers.info(ACCOUNT_STREAM, durable));
  if (info !== null && info.num_ack_pending === 0) return;
  if (info !== null) await jsm.consumers.delete(ACCOUNT_STREAM, durable);
  const start =
    info === null
      ? { deliver_policy: DeliverPolicy.All }
      : { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: info.ack_floor.stream_seq + 1 };
  await jsm.consumers.add(ACCOUNT_STREAM, { ...consumerConfig(durable), ...start });
}

const isThere = async (ask: () => Promise<unknown>): Promise<boolean> => (await unlessMissing(ask)) !== null;

/** What the broker answers, or null for what it does not have. */
export async function unlessMissing<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof JetStreamApiError && error.status === 404) return null;
    if (error instanceof Error && /not found/i.test(error.message)) return null;
    throw error;
  }
}
