import type { Consumer, ConsumerMessages, JsMsg } from "@nats-io/jetstream";

/** Messages as they come from a durable consumer, taken in batches of what is there. */
export type MessageBuffer = {
  /** What is there now, at most `most`; waits for the first until `stop` or for a second. */
  take(most: number, stop: AbortSignal): Promise<readonly JsMsg[]>;
  close(): Promise<void>;
};

/** What is asked of a consumer. */
export type Pulled = {
  consume(options: Parameters<Consumer["consume"]>[0]): Promise<Pick<ConsumerMessages, "close">>;
};

const pullAtOnce = 500;
const longestWaitMs = 1_000;

/** Pulls no more than a batch or two ahead, so that a slow taker leaves the rest with the broker. */
export async function openMessageBuffer(consumer: Pulled): Promise<MessageBuffer> {
  const waiting: JsMsg[] = [];
  let arrived: () => void = () => undefined;
  const messages = await consumer.consume({
    max_messages: pullAtOnce,
    expires: 5_000,
    callback: (message) => {
      waiting.push(message);
      arrived();
    },
  });
  return {
    take: async (most, stop) => {
      if (waiting.length === 0 && !stop.aborted) {
        await new Promise<void>((resolve) => {
          // Whatever ends the wait takes its listener with it: this goes on for as long as the process lives.
          const timer = setTimeout(() => end(), longestWaitMs);
          const end = () => {
            clearTimeout(timer);
            stop.removeEventListener("abort", end);
            resolve();
          };
          arrived = end;
          stop.addEventListener("abort", end);
        });
        arrived = () => undefined;
      }
      return waiting.splice(0, most);
    },
    close: async () => {
      await messages.close();
    },
  };
}
