"use client";

import { QueryProblem } from "@/components/trpc/query-problem";
import { refusalOf } from "@/components/trpc/refusal";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { PolicyView } from "./policy-view";
import { usePolicy } from "./use-policy";

/** One version: what it changes, what it did or would do, and its document. */
export function VersionPage({ version }: { version: number }) {
  const { data, error, isFetching, refetch, refresh } = usePolicy({ version });
  if (data) return <PolicyView policy={data} onChanged={refresh} />;
  if (refusalOf(error)?.code === "NOT_FOUND") {
    return (
      <EmptyState
        title={`There is no version ${version}.`}
        actions={<ButtonLink href="/console/policies">All versions</ButtonLink>}
      />
    );
  }
  if (error) return <QueryProblem error={error} isFetching={isFetching} refetch={refetch} />;
  return <SkeletonRows count={10} rowHeight={36} label="Loading the version" />;
}
