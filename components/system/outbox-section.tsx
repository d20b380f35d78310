"use client";

import { Figures } from "./figures";
import { HealthWord } from "./health-word";
import { Section } from "./section";
import { ageText, countText, outboxWord } from "./system-words";
import { useOutbox } from "./use-system";

/** What waits to be published, and how fast it goes. */
export function OutboxSection() {
  return (
    <Section title="Outbox" state={useOutbox()} rows={2} note={(state) => <HealthWord value={outboxWord(state)} />}>
      {(state) => (
        <Figures
          figures={[
            { label: "Pending events", value: countText(state.pendingEvents) },
            {
              label: "Oldest",
              value: state.oldestEventSeconds === null ? "Nothing waits" : ageText(state.oldestEventSeconds),
            },
            { label: "Published in a minute", value: countText(state.publishedPerMinute) },
            { label: "Trying again", value: countText(state.retrying) },
            { label: "Parked in it", value: countText(state.parkedEvents + state.parkedMessages) },
            { label: "Messages to send", value: countText(state.pendingMessages) },
          ]}
        />
      )}
    </Section>
  );
}
