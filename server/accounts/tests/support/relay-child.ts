/**
 * A relay that stops for ever at a point of its work, so that a test can kill it there:
 * `node --import tsx relay-child.ts <connection string> <effect | before-commit | after-commit>`.
 */
import pg from "pg";
import { createAccountEventPublisher } from "@/server/accounts/adapters/outbound/messaging/account-event-publisher";
import { createRelay } from "@/server/accounts/outbox/relay";
import { markingConsumer } from "./marking-consumer";

const [connectionString = "", point = ""] = process.argv.slice(2);
const now = () => new Date();

const stopHere = async (): Promise<never> => {
  process.stdout.write("here\n");
  return await new Promise<never>(() => setInterval(() => undefined, 60_000));
};

const consumer = markingConsumer();
const handle: typeof consumer.handle = async (events, tx) => {
  await consumer.handle(events, tx);
  if (point === "effect") await stopHere();
};

/** Stops before or after the first COMMIT; everything else is the real client. */
class StoppingClient extends pg.Client {
  // `query` has many signatures; the relay commits with the plain text, and all others pass through untouched.
  override query = ((...call: [text: string]) => {
    const commits = call[0] === "COMMIT";
    if (commits && point === "before-commit") return stopHere();
    const answer = super.query(...call);
    return commits && point === "after-commit" ? answer.then(stopHere) : answer;
  }) as typeof pg.Client.prototype.query;
}

const pool = new pg.Pool({ connectionString, Client: StoppingClient });
await createRelay({ pool, now, publish: createAccountEventPublisher({ consumers: [{ ...consumer, handle }], now }) })();
