"use client";

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Time } from "@/components/kit/time";
import { useStaffSession } from "@/components/shell/staff-session";
import { QueryProblem } from "@/components/trpc/query-problem";
import { codeOf, sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { type Column, DataTable } from "@/components/ui/data-table";
import { InlineError } from "@/components/ui/inline-error";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { PolicyPageDto, PolicyRowDto } from "@/server/accounts/application/dto/policy-dto";
import { PolicyStateMark } from "./policy-state-mark";
import { RollBackDialog } from "./roll-back-dialog";

/** Every version of the trust policy there ever was: who wrote it, who approved it, and since when it is in force. */
export function PoliciesBrowser() {
  const trpc = useTRPC();
  const router = useRouter();
  const queries = useQueryClient();
  const { can } = useStaffSession();
  const [selected, setSelected] = useState<string | null>(null);
  const [rollBack, setRollBack] = useState<number | null>(null);
  const list = useInfiniteQuery(
    trpc.policies.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  );
  const refresh = () => queries.invalidateQueries(trpc.policies.pathFilter());
  const create = useMutation(
    trpc.policies.createDraft.mutationOptions({
      onSuccess: () => {
        void refresh();
        router.push("/console/policies/trust/draft");
      },
    }),
  );
  const first = list.data?.pages[0];
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? null;
  const open = (row: PolicyRowDto) => router.push(hrefOf(row));
  return (
    <div className="bg-surface">
      <div className="flex min-h-12 flex-wrap items-center gap-3 border-b border-border px-4 py-2 sm:px-6">
        <h2 className="font-semibold">Trust policy</h2>
        {first ? (
          <p className="text-muted-fg">
            v{first.live} is live{first.ramping ? `, ${rampingWords(first.ramping)}` : ""}
            {first.shadow === null ? "" : `, v${first.shadow} in shadow`}
          </p>
        ) : null}
        <div className="ms-auto">
          {first && first.draft !== null ? (
            <ButtonLink tone="primary" href="/console/policies/trust/draft">
              Open the draft of v{first.draft}
            </ButtonLink>
          ) : null}
          {first?.draft === null && can.includes("policy.create-draft") ? (
            <Button
              tone="primary"
              icon={<Plus aria-hidden="true" className="size-4" strokeWidth={1.75} />}
              onClick={() => create.mutate({ from: null })}
              busy={create.isPending}
              busyLabel="Opening"
            >
              New draft
            </Button>
          ) : null}
        </div>
      </div>
      {create.error ? <InlineError message={sentenceOf(create.error)} code={codeOf(create.error)} /> : null}
      {list.error ? <QueryProblem error={list.error} isFetching={list.isFetching} refetch={list.refetch} /> : null}
      {rows === null && !list.error ? <SkeletonRows count={4} rowHeight={44} label="Loading the versions" /> : null}
      {rows ? (
        <DataTable
          label="Versions of the trust policy"
          columns={columnsFor(can.includes("policy.roll-back") ? setRollBack : null)}
          rows={rows}
          rowKey={({ version }) => String(version)}
          selectedKey={selected}
          onSelect={({ version }) => setSelected(String(version))}
          onOpen={open}
          empty={null}
          onLoadMore={list.hasNextPage ? () => void list.fetchNextPage() : null}
          loadingMore={list.isFetchingNextPage}
        />
      ) : null}
      {rollBack === null ? null : (
        <RollBackDialog version={rollBack} onClose={() => setRollBack(null)} onDone={() => void refresh()} />
      )}
    </div>
  );
}

const hrefOf = ({ state, version }: PolicyRowDto): string =>
  state === "DRAFT" ? "/console/policies/trust/draft" : `/console/policies/trust/${version}`;

const columnsFor = (onRollBack: ((version: number) => void) | null): readonly Column<PolicyRowDto>[] => [
  {
    key: "version",
    header: "Version",
    width: "88px",
    isRowHeader: true,
    cell: (row) => (
      <Link href={hrefOf(row)} className="link">
        v{row.version}
      </Link>
    ),
  },
  { key: "state", header: "State", width: "124px", cell: ({ state }) => <PolicyStateMark state={state} /> },
  {
    key: "share",
    header: "Live share",
    width: "92px",
    hiddenBelow: "sm",
    align: "end",
    cell: ({ liveShare, ramp }) =>
      liveShare > 0 ? (
        <span className="tabular-nums">{liveShare} %</span>
      ) : (
        <span className="text-muted-fg">{ramp?.isPaused ? "paused" : "–"}</span>
      ),
  },
  {
    key: "author",
    header: "Author",
    cell: ({ author, isOwn, basedOn, rolledBack }) => (
      <>
        <bdi>{author}</bdi>
        {isOwn ? <span className="text-muted-fg"> (you)</span> : null}
        {basedOn === null ? null : <span className="text-muted-fg"> from v{basedOn}</span>}
        {rolledBack === null ? null : <span className="text-muted-fg">, by rule in place of v{rolledBack}</span>}
      </>
    ),
  },
  {
    key: "approver",
    header: "Approved by",
    hiddenBelow: "sm",
    cell: ({ approvedBy }) => (approvedBy ? <bdi>{approvedBy}</bdi> : <span className="text-muted-fg">–</span>),
  },
  { key: "since", header: "Live since", width: "244px", hiddenBelow: "sm", cell: (row) => <Since row={row} /> },
  {
    key: "until",
    header: "Until",
    width: "148px",
    hiddenBelow: "lg",
    cell: ({ retiredAt }) =>
      retiredAt ? <Time at={retiredAt.toISOString()} as="date" className="text-muted-fg" /> : null,
  },
  {
    key: "acts",
    header: <span className="sr-only">Acts</span>,
    width: "112px",
    hiddenBelow: "sm",
    align: "end",
    cell: ({ state, version }) =>
      state === "RETIRED" && onRollBack ? (
        <Button size="small" onClick={() => onRollBack(version)} aria-label={`Roll back to v${version}`}>
          Roll back…
        </Button>
      ) : null,
  },
];

const rampingWords = ({ version, share, isPaused }: NonNullable<PolicyPageDto["ramping"]>): string =>
  isPaused ? `the ramp of v${version} is paused` : `v${version} scores ${share} % of the accounts`;

function Since({ row }: { row: PolicyRowDto }) {
  if (row.publishedAt) return <Time at={row.publishedAt.toISOString()} as="minute" />;
  if (row.startsAt) {
    return (
      <>
        {row.state === "RAMPING" ? "next step" : "starts"} <Time at={row.startsAt.toISOString()} as="minute" />
      </>
    );
  }
  return <span className="text-muted-fg">never</span>;
}
