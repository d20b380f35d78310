import type { ReactNode } from "react";
import { ConsolePage, type Crumb } from "@/components/shell/console-page";

const HOME: Crumb = { label: "How you sign in", href: "/console/security" };

/** A page about how somebody of the team signs in: the console's frame around the forms that holders have. */
export function ConsoleSecurity({ title, children }: { title: string | null; children: ReactNode }) {
  return (
    <ConsolePage title={title ?? HOME.label} trail={title ? [HOME] : []}>
      <div data-density="comfortable" className="mx-auto grid max-w-188 gap-6 p-6 text-public max-sm:p-4">
        {children}
      </div>
    </ConsolePage>
  );
}
