"use client";

import { codeOf, refusalOf, sentenceOf } from "@/components/trpc/refusal";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { InlineError } from "@/components/ui/inline-error";
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
  if (error)
    return (
      <InlineError
        message={sentenceOf(error)}
        code={codeOf(error)}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    );
  return <SkeletonRows count={10} rowHeight={36} label="Loading the version" />;
}
