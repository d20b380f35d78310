import type { Metadata } from "next";
import { ConsolePage } from "@/components/shell/console-page";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";

export const metadata: Metadata = { title: "No such account" };

export default function AccountNotFound() {
  return (
    <ConsolePage title="No such account" trail={[{ label: "Accounts", href: "/console/accounts" }]}>
      <EmptyState
        title="No account with this id."
        actions={<ButtonLink href="/console/accounts">Search accounts</ButtonLink>}
      >
        It may have been erased on request: erased accounts keep their audit entries.
      </EmptyState>
    </ConsolePage>
  );
}
