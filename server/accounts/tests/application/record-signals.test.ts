import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluateTrust } from "@/server/accounts/application/use-cases/evaluate-trust/evaluate-trust";
import type { IncomingSignal } from "@/server/accounts/application/use-cases/record-signals/incoming-signal";
import { recordSignals } from "@/server/accounts/application/use-cases/record-signals/record-signals";
import { FACTORS } from "@/server/accounts/domain/entities/trust-signal";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { BUYER_ID, buyer } from "../support/account-facts";
import { inMemoryPorts } from "../support/in-memory-ports";
import { must } from "../support/must";
import { chargeback, factOf, feed, livePolicy, workerOrigin } from "../support/signal-facts";

const STRANGER = accountIdFrom("019ce0bc-0000-7000-8000-00000000ffff");

function setUp() {
  const ports = inMemoryPorts();
  ports.tables.accounts.set(BUYER_ID, buyer());
  const deps = { unitOfWork: ports.unitOfWork, livePolicy, newId: ports.newId };
  const send = async (signals: readonly IncomingSignal[]) =>
    must(await recordSignals(deps)({ signals }, feed, workerOrigin));
  const profile = () => ports.tables.profiles.get(BUYER_ID);
  const passHours = (hours: number) => {
    ports.now = new Date(ports.now.getTime() + hours * 3_600_000);
  };
  return {
    ports,
    deps,
    send,
    profile,
    passHours,
    ago: (days: number) => new Date(ports.now.getTime() - days * 86_400_000),
  };
}

test("a fact counts once: repeated within a batch, and in later batches", async () => {
  const { ports, send, profile, ago } = setUp();
  const fact = factOf(BUYER_ID, "completion", "order-1", { good: 1 }, ago(3));
  expect(await send([fact, fact])).toMatchObject({ recorded: 1, repeated: 1 });
  const first = profile();
  expect(await send([fact])).toMatchObject({ recorded: 0, repeated: 1 });
  expect(profile()).toEqual(first);
  expect(ports.events.filter((event) => event.type === "TrustSignalRecorded")).toHaveLength(1);
});

const anySignals = fc.array(
  fc.record({
    factor: fc.constantFrom(...FACTORS),
    good: fc.integer({ min: 0, max: 3 }),
    bad: fc.integer({ min: 0, max: 3 }),
    days: fc.integer({ min: 0, max: 400 }),
  }),
  { minLength: 1, maxLength: 12 },
);

test("in whatever order and however often batches come, evidence and score are the same", async () => {
  await fc.assert(
    fc.asyncProperty(
      anySignals,
      fc.infiniteStream(fc.nat()),
      fc.integer({ min: 1, max: 4 }),
      async (rows, luck, size) => {
        const facts = rows
          .filter(({ good, bad }) => good + bad > 0)
          .map((row, index) => ({ ...row, event: `e${index}` }));
        const inOrder = setUp();
        const shuffled = setUp();
        const toSignals = ({ ago }: typeof inOrder) =>
          facts.map(({ factor, event, good, bad, days }) => factOf(BUYER_ID, factor, event, { good, bad }, ago(days)));
        await inOrder.send(toSignals(inOrder));
        const mixed = [...toSignals(shuffled), ...toSignals(shuffled)]
          .map((signal) => ({ signal, key: luck.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ signal }) => signal);
        for (let start = 0; start < mixed.length; start += size) await shuffled.send(mixed.slice(start, start + size));
        expect(shuffled.profile()?.evidence).toEqual(inOrder.profile()?.evidence);
        expect(shuffled.ports.tables.signals.size).toBe(inOrder.ports.tables.signals.size);
      },
    ),
    { numRuns: 200 },
  );
});

test("a fact that can't be recorded costs only itself, and tells what is wrong with it", async () => {
  const { send, ports, ago } = setUp();
  const result = await send([
    chargeback(BUYER_ID, "good", ago(1)),
    chargeback(STRANGER, "nobody", ago(1)),
    factOf(BUYER_ID, "refunds", "future", { bad: 1 }, ago(-1)),
    factOf(BUYER_ID, "refunds", "nothing", {}, ago(1)),
  ]);
  expect(result).toMatchObject({ recorded: 1, repeated: 0 });
  expect(result.refused.map(({ signal, fields }) => [signal.sourceEventId, fields[0]?.field])).toEqual([
    ["nobody", "accountId"],
    ["future", "occurredAt"],
    ["nothing", "bad"],
  ]);
  expect(ports.audit).toMatchObject([{ action: "signal.record", outcome: "DONE" }]);
});

test("risk that reaches HIGH opens one case with the money at stake; more evidence joins it", async () => {
  const { send, ports, ago } = setUp();
  expect(await send([chargeback(BUYER_ID, "first", ago(0))])).toMatchObject({ casesOpened: 1 });
  expect(await send([chargeback(BUYER_ID, "second", ago(0))])).toMatchObject({ casesOpened: 0 });
  const cases = [...ports.tables.cases.values()];
  expect(cases).toMatchObject([
    { state: "OPEN", reasons: ["RISK_REACHED_HIGH", "SCORE_FELL"], riskLevel: "CRITICAL", exposureMinor: 500_000 },
  ]);
  expect(cases[0]?.dueAt).toEqual(new Date(ports.now.getTime() + 3_600_000));
  expect(ports.events.filter((event) => event.type === "ReviewCaseOpened")).toHaveLength(1);
});

test("a cleared account comes back on new evidence, not on time or on good news", async () => {
  const { send, ports, deps, passHours, ago } = setUp();
  await send([chargeback(BUYER_ID, "first", ago(0))]);
  const [open] = ports.tables.cases.values();
  if (!open) throw new Error("no case");
  passHours(1);
  const answer = { outcome: "CLEAR", reasonCode: "NORMAL_BEHAVIOUR", note: null, by: STRANGER, at: ports.now } as const;
  ports.tables.cases.set(open.id, { ...open, state: "DECIDED", decision: answer });
  passHours(1);
  expect(await send([factOf(BUYER_ID, "completion", "order", { good: 1 }, ago(0))])).toMatchObject({ casesOpened: 0 });
  passHours(1);
  must(await evaluateTrust(deps)([BUYER_ID], feed, workerOrigin));
  expect(ports.tables.cases.size).toBe(1);
  passHours(1);
  expect(await send([chargeback(BUYER_ID, "second", ago(0))])).toMatchObject({ casesOpened: 1 });
});

test("a fall of more than 15 points in a day opens a case though the level stays above HIGH", async () => {
  const { send, ports, passHours, ago } = setUp();
  const orders = Array.from({ length: 60 }, (_, index) => index);
  await send(orders.map((index) => factOf(BUYER_ID, "completion", `order-${index}`, { good: 1 }, ago(5))));
  await send(orders.map((index) => factOf(BUYER_ID, "failures", `paid-${index}`, { good: 1 }, ago(5))));
  passHours(48);
  expect(await send([chargeback(BUYER_ID, "first", ago(0))])).toMatchObject({ casesOpened: 1 });
  expect([...ports.tables.cases.values()]).toMatchObject([{ reasons: ["SCORE_FELL"], riskLevel: "MEDIUM" }]);
});
