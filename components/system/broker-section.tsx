"use client";

import { RelativeTime } from "@/components/kit/relative-time";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { BrokerConsumerDto, BrokerStateDto } from "@/server/accounts/application/dto/installation-dto";
import { Figures } from "./figures";
import { HealthWord } from "./health-word";
import { brokerWord, consumerWord, modeWords } from "./installation-words";
import { Section } from "./section";
import { ageText, countText } from "./system-words";
import { useBroker } from "./use-installation";

/** How events travel, how far each consumer is behind, and how much waits for a person. */
export function BrokerSection() {
  return (
    <Section title="Broker" state={useBroker()} rows={3} note={(state) => <HealthWord value={brokerWord(state)} />}>
      {(state) => (
        <>
          <Figures figures={figuresOf(state)} />
          {state.mode === "EMBEDDED" ? (
            <p className="px-4 pb-3 text-muted-fg">
              No broker is set up: events go through the database, and their lag is the outbox’s.
            </p>
          ) : (
            <Consumers state={state} />
          )}
        </>
      )}
    </Section>
  );
}

function figuresOf({ mode, isConnected, streams, consumers, parked }: BrokerStateDto) {
  const lags = consumers.map(({ lagSeconds }) => lagSeconds ?? 0);
  const own = [
    { label: "Mode", value: modeWords[mode] },
    { label: "Connected", value: isConnected ? "Yes" : "No" },
  ];
  const given = { label: "Parked", value: countText(parked) };
  if (mode === "EMBEDDED" || !isConnected) return [...own, given];
  return [
    ...own,
    { label: "Stream lag", value: lags.some((lag) => lag > 0) ? ageText(Math.max(...lags)) : "Nothing waits" },
    { label: "In the streams", value: countText(streams.reduce((sum, { messages }) => sum + messages, 0)) },
    { label: "Last message", value: <LastMessage streams={streams} /> },
    given,
  ];
}

function LastMessage({ streams }: Pick<BrokerStateDto, "streams">) {
  const latest = Math.max(0, ...streams.map(({ lastAt }) => lastAt?.getTime() ?? 0));
  return latest === 0 ? "None yet" : <RelativeTime at={new Date(latest).toISOString()} />;
}

function Consumers({ state: { isConnected, consumers } }: { state: BrokerStateDto }) {
  if (!isConnected) {
    return (
      <p className="px-4 pb-3 text-danger">
        The broker does not answer. Events wait in the outbox and none is lost; it is tried again by itself.
      </p>
    );
  }
  return (
    <DataTable
      label="Consumers of the broker"
      columns={columns}
      rows={consumers}
      rowKey={({ stream, name }) => `${stream} ${name}`}
      empty={<p className="px-4 pb-3 text-muted-fg">Nobody has read from the broker yet.</p>}
      isInCard
    />
  );
}

const columns: readonly Column<BrokerConsumerDto>[] = [
  {
    key: "name",
    header: "Consumer",
    isRowHeader: true,
    cell: ({ name, stream, pending, unacknowledged, redelivered }) => (
      <div className="grid py-1 whitespace-normal wrap-anywhere">
        {name}
        <span className="mono text-meta font-normal text-muted-fg">{stream}</span>
        <span className="text-meta font-normal text-muted-fg sm:hidden">
          {countText(pending)} pending, {countText(unacknowledged)} under way, {countText(redelivered)} redelivered
        </span>
      </div>
    ),
  },
  {
    key: "health",
    header: "State",
    width: "104px",
    cell: (consumer) => <HealthWord value={consumerWord(consumer)} />,
  },
  {
    key: "lag",
    header: "Behind",
    width: "96px",
    hiddenBelow: "sm",
    cell: ({ lagSeconds }) => (lagSeconds === null ? "Nothing" : ageText(lagSeconds)),
  },
  { key: "pending", header: "Pending", width: "88px", hiddenBelow: "sm", cell: ({ pending }) => countText(pending) },
  {
    key: "unacknowledged",
    header: "Under way",
    width: "96px",
    hiddenBelow: "lg",
    cell: ({ unacknowledged }) => countText(unacknowledged),
  },
  {
    key: "redelivered",
    header: "Redelivered",
    width: "104px",
    hiddenBelow: "sm",
    cell: ({ redelivered }) => countText(redelivered),
  },
];
