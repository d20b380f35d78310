import type { ConsumerInfo, JetStreamManager, StreamInfo } from "@nats-io/jetstream";
import type { BrokerConsumerDto, BrokerStreamDto } from "@/server/accounts/application/dto/installation-dto";
import type { BrokerReading, ReadBroker } from "@/server/accounts/application/ports/outbound/installation";
import type { NatsLink } from "./nats-link";
import { SHOP_CONSUMER } from "./nats-shop-events";
import { ACCOUNT_STREAM, unlessMissing } from "./nats-streams";

type ReaderDeps = {
  readonly link: Pick<NatsLink, "use">;
  readonly shopSubject: string;
  readonly now: () => Date;
};

/** However many look at once, the broker is asked once in this time. */
const freshMs = 2_000;

const away: BrokerReading = { isConnected: false, streams: [], consumers: [] };

/** Our two streams and who reads them: of others' streams and consumers on the same broker nothing is asked. */
export function natsBrokerReader({ link, shopSubject, now }: ReaderDeps): ReadBroker {
  let latest: { readonly at: number; readonly reading: Promise<BrokerReading> } | null = null;
  const look = async (): Promise<BrokerReading> => {
    try {
      const { jsm } = await link.use();
      const at = now();
      const [accounts, shop] = await Promise.all([ofAccounts(jsm, at), ofShop(jsm, shopSubject, at)]);
      return {
        isConnected: true,
        streams: [...accounts.streams, ...shop.streams],
        consumers: [...accounts.consumers, ...shop.consumers],
      };
    } catch {
      return away;
    }
  };
  return () => {
    const at = now().getTime();
    if (latest === null || Math.abs(at - latest.at) >= freshMs) latest = { at, reading: look() };
    return latest.reading;
  };
}

type Part = Pick<BrokerReading, "streams" | "consumers">;

const nothing: Part = { streams: [], consumers: [] };

async function ofAccounts(jsm: JetStreamManager, at: Date): Promise<Part> {
  const info = await unlessMissing(() => jsm.streams.info(ACCOUNT_STREAM));
  if (info === null) return nothing;
  const consumers: BrokerConsumerDto[] = [];
  for await (const consumer of jsm.consumers.list(ACCOUNT_STREAM))
    consumers.push(await consumerOf(jsm, consumer, info.state.first_seq, at));
  return { streams: [streamOf(info)], consumers: consumers.toSorted((one, other) => (one.name < other.name ? -1 : 1)) };
}

/** The shop's stream may be one that somebody else made and reads too: only our own consumer of it is told. */
async function ofShop(jsm: JetStreamManager, subject: string, at: Date): Promise<Part> {
  const name = await jsm.streams.find(subject).catch(() => null);
  if (name === null) return nothing;
  const [info, consumer] = await Promise.all([
    jsm.streams.info(name),
    unlessMissing(() => jsm.consumers.info(name, SHOP_CONSUMER)),
  ]);
  return {
    streams: [streamOf(info)],
    consumers: consumer ? [await consumerOf(jsm, consumer, info.state.first_seq, at)] : [],
  };
}

const streamOf = ({ config, state }: StreamInfo): BrokerStreamDto => ({
  name: config.name,
  messages: state.messages,
  lastAt: state.messages === 0 ? null : new Date(state.last_ts),
});

async function consumerOf(
  jsm: JetStreamManager,
  info: ConsumerInfo,
  firstSeq: number,
  at: Date,
): Promise<BrokerConsumerDto> {
  const { name, stream_name: stream, num_pending, num_ack_pending, num_redelivered } = info;
  return {
    name,
    stream,
    pending: num_pending,
    unacknowledged: num_ack_pending,
    redelivered: num_redelivered,
    lagSeconds: num_pending + num_ack_pending === 0 ? null : await lagOf(jsm, info, firstSeq, at),
  };
}

/**
 * The message behind the last up to which everything was acknowledged is the oldest that it misses; in a stream that
 * others write to as well, the oldest that it may miss.
 */
async function lagOf(jsm: JetStreamManager, { stream_name, ack_floor }: ConsumerInfo, firstSeq: number, at: Date) {
  const seq = Math.max(ack_floor.stream_seq + 1, firstSeq);
  const oldest = await unlessMissing(() => jsm.streams.getMessage(stream_name, { seq }));
  // The broker's clock may run a little ahead.
  return oldest ? Math.max(0, (at.getTime() - oldest.time.getTime()) / 1_000) : null;
}
