"use client";

import { ChevronRight } from "lucide-react";
import { boundedCountText } from "@/components/kit/count-text";
import { cx } from "@/components/ui/cx";
import { Skeleton } from "@/components/ui/skeleton";
import type { SellerStageDto } from "@/server/accounts/application/dto/sellers-dto";
import { durationText } from "./duration-text";
import type { BoardStage } from "./sellers-address";

type StageSummaryProps = {
  stages: readonly SellerStageDto[] | null;
  chosen: readonly BoardStage[];
  onStage: (stage: BoardStage) => void;
};

const places = [1, 2, 3, 4, 5, 6] as const;

/** Where applications stand: how many in each stage and how long half of them have been there. A press narrows to it. */
export function StageSummary({ stages, chosen, onStage }: StageSummaryProps) {
  return (
    <fieldset className="grid shrink-0 grid-cols-3 border-y border-border bg-bg lg:grid-cols-6">
      <legend className="sr-only">Stages</legend>
      {places.map((place) => {
        const stage = stages?.[place - 1];
        return stage ? (
          <button
            key={place}
            type="button"
            aria-pressed={chosen.includes(stage.stage)}
            onClick={() => onStage(stage.stage)}
            className={cx(
              "grid content-start gap-1 border-e border-border px-3 py-2 text-start -outline-offset-2 hover:bg-hover max-lg:border-b sm:ps-6 lg:h-21 lg:py-3 lg:last:border-e-0",
              "aria-pressed:bg-primary-soft aria-pressed:text-primary-soft-fg",
            )}
          >
            <span className="flex items-center">
              <span className="text-muted-fg in-aria-pressed:text-inherit">{place}</span>
              <span className="ms-2 font-emphasis">{stage.label}</span>
              {place < places.length ? (
                <ChevronRight
                  aria-hidden="true"
                  className="ms-auto size-3.5 text-subtle-fg max-sm:hidden rtl:rotate-180"
                />
              ) : null}
            </span>
            <span className="flex items-baseline gap-2">
              <span className="text-[22px] leading-7 font-semibold">{boundedCountText(stage.count)}</span>
              {stage.medianMinutes === null ? null : (
                <span className="text-meta text-muted-fg max-sm:sr-only in-aria-pressed:text-inherit">
                  median {durationText(stage.medianMinutes)}
                </span>
              )}
            </span>
          </button>
        ) : (
          <div key={place} className="grid content-center gap-2 border-e border-border px-6 lg:h-21 lg:last:border-e-0">
            <Skeleton width={80} />
            <Skeleton width={96} height={20} />
          </div>
        );
      })}
    </fieldset>
  );
}
