"use client";

import { RelativeTime } from "@/components/kit/relative-time";
import type { InstallationDto } from "@/server/accounts/application/dto/installation-dto";
import { Figures } from "./figures";
import { HealthWord } from "./health-word";
import { installationWord, modeWords } from "./installation-words";
import { Section } from "./section";
import { countText } from "./system-words";
import { useInstallation, useSessionStore } from "./use-installation";

/** Who is signed in. Kept in the database, so that nothing can be out of step with it. */
export function SessionsSection() {
  return (
    <Section title="Sessions" state={useSessionStore()} rows={1} note={() => <HealthWord value="Working" />}>
      {({ live, endedPerMinute }) => (
        <Figures
          figures={[
            { label: "Live", value: live < MOST_COUNTED ? countText(live) : `${countText(live)} or more` },
            { label: "Ended in a minute", value: countText(endedPerMinute) },
            { label: "Kept in", value: "Database" },
          ]}
        />
      )}
    </Section>
  );
}

const MOST_COUNTED = 100_000;

/** What this installation runs on, and which build answers. */
export function InstallationSection() {
  return (
    <Section
      title="Installation"
      state={useInstallation()}
      rows={2}
      note={(data) => <HealthWord value={installationWord(data)} />}
    >
      {(data) => <Figures figures={figuresOf(data)} />}
    </Section>
  );
}

const figuresOf = ({ version, node, startedAt, database, redis, broker }: InstallationDto) => [
  { label: "Build", value: version },
  { label: "Node.js", value: node },
  { label: "Running since", value: <RelativeTime at={startedAt.toISOString()} /> },
  { label: `Database, PostgreSQL ${database.version}`, value: modeWords[database.mode] },
  { label: "Connections to it", value: countText(database.connections) },
  { label: "Redis", value: redis === null ? "Not used" : redis.isConnected ? "Managed" : "Does not answer" },
  { label: "Broker", value: broker === "NATS" ? "Managed" : modeWords[broker] },
];
