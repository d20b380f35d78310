import { RelativeTime } from "@/components/kit/relative-time";
import type { RebuildDto } from "@/server/accounts/application/dto/system-dto";
import { countText } from "./system-words";

/** How the latest rebuild of a read model does, or ended. */
export function RebuildLine({ label, rebuild }: { label: string; rebuild: RebuildDto }) {
  const { state, accountsDone, accountsTotal } = rebuild;
  if (state !== "RUNNING") {
    return (
      <span className="text-meta font-normal text-muted-fg">
        {endOf(rebuild)} · asked by <bdi>{rebuild.by}</bdi> <RelativeTime at={rebuild.at.toISOString()} />
      </span>
    );
  }
  const words = `Building anew beside the live one: ${countText(accountsDone)} of ${countText(accountsTotal)} accounts`;
  return (
    <>
      <progress
        aria-label={`Rebuild of ${label.toLowerCase()}`}
        className="h-1.5 w-full max-w-xs accent-primary"
        max={Math.max(1, accountsTotal)}
        value={accountsDone}
      />
      <span className="text-meta font-normal text-muted-fg">{words}</span>
    </>
  );
}

function endOf({ state, differing, problem }: RebuildDto): string {
  switch (state) {
    case "REQUESTED":
      return "A rebuild waits for the worker";
    case "SILENT":
      return "The rebuild stopped; a worker takes it up again";
    case "FAILED":
      return `The rebuild failed: ${problem ?? "no reason given"}`;
    default:
      return differing === 0
        ? "Built anew; every row was as before"
        : `Built anew; ${countText(differing ?? 0)} rows were mended`;
  }
}
