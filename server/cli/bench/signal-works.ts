import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { newId } from "@/server/platform/new-id";
import { must } from "./bench-people";
import type { Work } from "./measure";
import type { Scene } from "./read-works";

const BATCH = 200;
const WANTED_A_SECOND = 5_000;

/** A batch of facts about as many accounts, with evidence, scores, events and entry, beside the bare insert of its rows. */
export function recordSignalsWork({ database, samples }: Scene): Work {
  const accounts = samples.slice(-BATCH).map(({ id }) => accountIdFrom(id));
  const actor = { kind: "SYSTEM", name: "system:import" } as const;
  const origin = () => ({ requestId: newId(), channel: "cli", ip: null, userAgent: null }) as const;
  const facts = () =>
    accounts.map((accountId) => {
      const sourceEventId = newId();
      const weight = { factor: "completion", good: 1, bad: 0 } as const;
      return { accountId, ...weight, occurredAt: new Date(), source: "bench", sourceEventId, detail: {} };
    });
  return {
    what: `signals, a batch of ${accounts.length}`,
    aim: {
      words: `>= ${WANTED_A_SECOND.toLocaleString("en-IN")} a second`,
      isMet: ({ inDatabase }) => inDatabase && (accounts.length * 1000) / inDatabase.p50 >= WANTED_A_SECOND,
    },
    bare: () =>
      database.database.pool.query({
        name: "bare-signals",
        text: bareInsert,
        values: [accounts.map(() => newId()), accounts],
      }),
    inDatabase: async () => must(await database.accounts.recordSignals({ signals: facts() }, actor, origin())),
    overHttp: null,
  };
}

/** Of accounts that are not there, so that nobody's history grows by facts without a score. */
const bareInsert = `
  INSERT INTO trust_signal (id, account_id, factor, good, bad, occurred_at, recorded_at, source, source_event_id, detail)
  SELECT id, gen_random_uuid(), 'completion', 1, 0, now(), now(), 'bench-bare', id::text, '{}'
    FROM unnest($1::uuid[], $2::uuid[]) AS facts (id, account_id)`;
