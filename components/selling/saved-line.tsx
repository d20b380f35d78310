import { CircleAlert, CircleCheck } from "lucide-react";
import { Time } from "@/components/kit/time";
import type { Saving } from "./autosaver";

/** "Saved 14:02", said politely; or why not, and that nothing is lost. */
export function SavedLine({ saving }: { saving: Saving }) {
  return (
    <p role="status" className="flex min-h-6 items-center gap-1.5 text-form text-muted-fg">
      {saving.state === "SAVING" ? "Saving" : null}
      {saving.state === "SAVED" ? (
        <>
          <CircleCheck aria-hidden="true" className="size-4 shrink-0" />
          <span>
            Saved <Time at={saving.at} as="clock" />
          </span>
        </>
      ) : null}
      {saving.state === "FAILED" ? (
        <>
          <CircleAlert aria-hidden="true" className="size-4 shrink-0 text-danger" />
          <span className="font-emphasis text-danger">{saving.words}</span>
        </>
      ) : null}
    </p>
  );
}
