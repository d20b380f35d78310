import type { ReactNode } from "react";
import { SubmitButton } from "@/components/ui/submit-button";

/** On, or later: both keep what was typed. */
export function StageActs({ children }: { children?: ReactNode }) {
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-3 max-sm:flex-col max-sm:items-stretch">
      <SubmitButton size="public" name="intent" value="continue" busyLabel="Saving">
        Save and continue
      </SubmitButton>
      <SubmitButton
        size="public"
        tone="secondary"
        name="intent"
        value="later"
        busyLabel="Save and come back later"
        formNoValidate
      >
        Save and come back later
      </SubmitButton>
      {children}
    </div>
  );
}
