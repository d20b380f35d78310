"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useStaffSession } from "@/components/shell/staff-session";
import { QueryProblem } from "@/components/trpc/query-problem";
import { refusalOf, sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { PolicyEditor } from "./policy-editor";
import { PolicyView } from "./policy-view";
import { usePolicy } from "./use-policy";

/** The draft's editor; without a draft, the version in shadow; without either, the way to one. */
export function DraftPage() {
  const { data, error, isFetching, refetch, refresh } = usePolicy({ version: "draft" });
  if (data?.state === "DRAFT") return <PolicyEditor key={data.version} policy={data} onChanged={refresh} />;
  if (data) return <PolicyView policy={data} onChanged={refresh} />;
  if (refusalOf(error)?.code === "NOT_FOUND") return <NoDraft onOpened={refresh} />;
  if (error) return <QueryProblem error={error} isFetching={isFetching} refetch={refetch} />;
  return <SkeletonRows count={10} rowHeight={36} label="Loading the draft" />;
}

function NoDraft({ onOpened }: { onOpened: () => Promise<unknown> }) {
  const trpc = useTRPC();
  const router = useRouter();
  const { can } = useStaffSession();
  const create = useMutation(
    trpc.policies.createDraft.mutationOptions({
      onSuccess: () => {
        void onOpened();
        router.refresh();
      },
    }),
  );
  return (
    <EmptyState
      title="There is no draft."
      actions={
        can.includes("policy.create-draft") ? (
          <Button
            tone="primary"
            onClick={() => create.mutate({ from: null })}
            busy={create.isPending}
            busyLabel="Opening"
          >
            Open a draft
          </Button>
        ) : null
      }
    >
      A draft starts with the numbers of the live version.{" "}
      <Link href="/console/policies" className="link">
        All versions
      </Link>
      {create.error ? (
        <p role="alert" className="text-danger">
          {sentenceOf(create.error)}
        </p>
      ) : null}
    </EmptyState>
  );
}
