import { ConsolePage } from "@/components/shell/console-page";
import { SearchButton } from "@/components/shell/search-button";
import { EmptyState } from "@/components/ui/empty-state";

export default function ConsoleNotFound() {
  return (
    <ConsolePage title="Not found">
      <EmptyState title="There is nothing at this address" actions={<SearchButton />}>
        It may have been erased on request; erased accounts keep their place in the audit trail.
      </EmptyState>
    </ConsolePage>
  );
}
