import { Time } from "@/components/kit/time";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { AuditTrail } from "./use-audit-trail";

/** No entry in this range under these filters. */
export function AuditEmpty({ trail, onClear }: { trail: AuditTrail; onClear: () => void }) {
  const { first } = trail;
  return (
    <EmptyState
      title="No entries for these filters in this range."
      actions={<Button onClick={onClear}>Clear filters</Button>}
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
