import { CircleAlert, CircleCheck } from "lucide-react";
import { Time } from "@/components/kit/time";
import { Button } from "@/components/ui/button";
import type { Saving } from "./autosaver";

/** "Saved 14:02", said politely; or why not, and that nothing is lost. */
export function SavedLine({ saving, onTakeOver }: { saving: Saving; onTakeOver: () => void }) {
  if (saving.state === "TAKEN") return <Taken onTakeOver={onTakeOver} />;
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

/** Another window answered otherwise: nothing is kept until somebody chose whose answers stand. */
function Taken({ onTakeOver }: { onTakeOver: () => void }) {
  return (
    <div role="alert" className="grid gap-3 border-s-4 border-danger ps-4">
      <p className="text-pretty">
        These answers were changed in another window since this page was opened. Nothing typed here is saved until you
        choose.
      </p>
      <p className="flex flex-wrap gap-3">
        <Button size="public-small" onClick={onTakeOver}>
          Keep what stands here
        </Button>
        <Button size="public-small" onClick={() => window.location.reload()}>
          Show the other answers
        </Button>
      </p>
    </div>
  );
}
