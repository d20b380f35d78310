import {
  ChartNoAxesColumnIncreasing,
  CircleCheck,
  CircleDashed,
  CircleSlash,
  Eye,
  PencilLine,
  Undo2,
} from "lucide-react";
import { stateWords } from "@/components/kit/policy-words";
import type { PolicyStateDto } from "@/server/accounts/application/dto/policy-dto";

const icons = {
  DRAFT: PencilLine,
  SHADOW: Eye,
  RAMPING: ChartNoAxesColumnIncreasing,
  LIVE: CircleCheck,
  RETIRED: CircleDashed,
  DISCARDED: CircleSlash,
  TAKEN_BACK: Undo2,
} as const;

/** Where a version is in its life, in a word and a picture. */
export function PolicyStateMark({ state, version }: { state: PolicyStateDto; version?: number }) {
  const Icon = icons[state];
  const text =
    version === undefined
      ? stateWords[state]
      : state === "DRAFT"
        ? `Draft of v${version}`
        : `v${version}, ${stateWords[state].toLowerCase()}`;
  return (
    <span className="edged inline-flex h-5 items-center gap-1 rounded-sm border border-border-strong px-1.5 text-meta font-emphasis whitespace-nowrap">
      <Icon
        aria-hidden="true"
        className={`size-3.5 ${state === "LIVE" ? "text-success" : "text-muted-fg"}`}
        strokeWidth={1.75}
      />
      {text}
    </span>
  );
}
