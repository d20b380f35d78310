import { ConsolePage } from "@/components/shell/console-page";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";

export default function ConsoleForbidden() {
  return (
    <ConsolePage title="Not for your role">
      <EmptyState
        title="Your role does not include this section"
        actions={<ButtonLink href="/console">Back to your work</ButtonLink>}
      >
        An admin can tell you who decides on roles.
      </EmptyState>
    </ConsolePage>
  );
}
