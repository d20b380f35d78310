import { Time } from "@/components/kit/time";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { AuditTrail } from "./use-audit-trail";

type AuditEmptyProps = { trail: AuditTrail; isFiltered: boolean; onClear: () => void };

/** No entry in this range under these filters. */
export function AuditEmpty({ trail, isFiltered, onClear }: AuditEmptyProps) {
  const { first } = trail;
  return (
    <EmptyState
      title={isFiltered ? "No entries for these filters in this range." : "No entries in this range."}
      actions={isFiltered ? <Button onClick={onClear}>Clear filters</Button> : null}
    >
      {first ? (
        <>
          Searched from <Time at={first.from.toISOString()} /> to <Time at={first.to.toISOString()} />. Entries are only
          ever added, never changed or removed.
        </>
      ) : null}
    </EmptyState>
  );
}
