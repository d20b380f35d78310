"use client";

import { RefreshCw } from "lucide-react";
import { useQueryStates } from "nuqs";
import { useOpenRow } from "@/components/shortcuts/use-open-row";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { cx } from "@/components/ui/cx";
import { EmptyState } from "@/components/ui/empty-state";
import { InlineError } from "@/components/ui/inline-error";
import { Kbd } from "@/components/ui/kbd";
import { Segmented } from "@/components/ui/segmented";
import { SkeletonRows } from "@/components/ui/skeleton";
import { ApprovalDetail } from "./approval-detail";
import { type ApprovalTab, approvalsAddress } from "./approvals-address";
import { ApprovalsTable } from "./approvals-table";
import { useApprovals } from "./use-approvals";

const tabs = [
  { value: "waiting", label: "Waiting" },
  { value: "done", label: "Decided" },
] as const;

/** What waits for a second person, what was decided, and the one that is open beside the list. */
export function ApprovalsBrowser() {
  const [{ tab, ap }, setAddress] = useQueryStates(approvalsAddress);
  const approvals = useApprovals(tab);
  const { rows, problem } = approvals;
  const opened = useOpenRow({
    keys: rows?.map(({ id }) => id) ?? [],
    opened: ap,
    setOpened: (id) => void setAddress({ ap: id }),
    closing: "approval-close",
  });
  useShortcut("apply-new", approvals.showNew, approvals.hasNews);
  const isOpen = ap !== null;
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-surface">
      <div className="flex min-h-12 items-center border-b border-border px-4 py-2 sm:px-6">
        <Segmented
          label="Requests: view"
          segments={tabs}
          value={tab}
          onChange={(value) => void setAddress({ tab: value, ap: null })}
        />
      </div>
      <NewRequests hasNews={approvals.hasNews} onShow={approvals.showNew} />
      <div
        className={cx(
          "grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)]",
          isOpen && "lg:grid-cols-[minmax(0,1fr)_minmax(480px,44%)]",
        )}
      >
        <div className={cx("min-w-0 overflow-y-auto print:overflow-visible", isOpen && "max-lg:hidden")}>
          {rows === null && !problem ? <SkeletonRows count={6} rowHeight={44} label="Loading the requests" /> : null}
          {problem ? <InlineError {...problem} onRetry={approvals.showNew} retrying={approvals.isFetching} /> : null}
          {rows?.length === 0 ? <NoRequests tab={tab} /> : null}
          {rows && rows.length > 0 ? (
            <ApprovalsTable approvals={approvals} rows={rows} opened={opened} tab={tab} isNarrow={isOpen} />
          ) : null}
        </div>
        {ap ? <ApprovalDetail key={ap} id={ap} onClose={opened.close} onDecided={approvals.showNew} /> : null}
      </div>
    </div>
  );
}

/** Says that the list is behind; it changes only when asked. */
function NewRequests({ hasNews, onShow }: { hasNews: boolean; onShow: () => void }) {
  return (
    <div role="status" className="print:hidden">
      {hasNews ? (
        <button
          type="button"
          onClick={onShow}
          aria-keyshortcuts="."
          className="flex h-8 w-full items-center gap-2 border-b border-border bg-primary-soft px-4 font-medium text-primary-soft-fg -outline-offset-2 sm:px-6"
        >
          <RefreshCw aria-hidden="true" className="size-4" strokeWidth={1.75} />
          These requests changed
          <span className="ms-auto inline-flex items-center gap-1 text-meta">
            <Kbd>.</Kbd> show
          </span>
        </button>
      ) : null}
    </div>
  );
}

function NoRequests({ tab }: { tab: ApprovalTab }) {
  return tab === "waiting" ? (
    <EmptyState title="Nothing waits for a second person.">
      Locks over 24 hours, suspensions and changes to the team come here. Each waits for a day, then it lapses.
    </EmptyState>
  ) : (
    <EmptyState title="Nothing was decided yet.">Approved, declined and lapsed requests stay listed here.</EmptyState>
  );
}
