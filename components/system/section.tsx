"use client";

import type { ReactNode } from "react";
import { InlineError } from "@/components/ui/inline-error";
import { Panel } from "@/components/ui/panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import { StaleBanner } from "@/components/ui/stale-banner";
import type { SectionState } from "./use-system";

type SectionProps<Data> = {
  title: string;
  state: SectionState<Data>;
  /** Rows of the skeleton while the first figures come. */
  rows: number;
  /** Beside the title: how it does, in one word. */
  note?: (data: Data) => ReactNode;
  actions?: ReactNode;
  children: (data: Data) => ReactNode;
};

/** One part of the system page in all its states: loading, failed, old, and with data. */
export function Section<Data>({ title, state, rows, note, actions, children }: SectionProps<Data>) {
  const { data, problem, isFetching, retry } = state;
  return (
    <Panel title={title} note={data !== null && note ? note(data) : null} actions={actions}>
      {data === null && problem ? <InlineError {...problem} onRetry={retry} retrying={isFetching} /> : null}
      {data === null && !problem ? <SkeletonRows count={rows} rowHeight={32} label={`Loading: ${title}`} /> : null}
      {data !== null && problem ? (
        <StaleBanner onRefresh={retry} refreshing={isFetching}>
          These figures are old: {problem.message}
        </StaleBanner>
      ) : null}
      {data !== null ? children(data) : null}
    </Panel>
  );
}
