"use client";

import { useEffect, useRef } from "react";
import { RelativeTime } from "@/components/kit/relative-time";
import { defaultTimeZone, shortText } from "@/components/kit/time-text";
import { useNow } from "@/components/kit/use-now";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { cx } from "@/components/ui/cx";
import type { HistoryLineDto, StageLineDto, StageReviewDto } from "@/server/accounts/application/dto/stage-review-dto";
import type { ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { StageMark, stageWords } from "./stage-mark";

type StageRailProps = { review: StageReviewDto; onStage: (stage: ApplicationStage) => void };

/** Every stage of the way, and what happened on it. */
export function StageRail({ review, onStage }: StageRailProps) {
  useStageKeys(onStage);
  const strip = useShownStage(review.stage);
  return (
    <div className="flex min-h-0 min-w-0 flex-col gap-6 border-border bg-surface px-4 py-4 max-lg:border-b max-lg:py-2 sm:max-lg:px-6 lg:overflow-y-auto lg:border-e lg:ps-6 lg:pb-6">
      <nav aria-label="Stages">
        <ol
          ref={strip}
          className="grid gap-1 max-lg:grid-flow-col max-lg:auto-cols-max max-lg:overflow-x-auto max-lg:pb-1"
        >
          {review.stages.map((line) => (
            <li key={line.stage}>
              <StageButton line={line} isShown={line.stage === review.stage} onStage={onStage} />
            </li>
          ))}
        </ol>
      </nav>
      <History lines={review.history} className="mt-auto max-lg:hidden" />
    </div>
  );
}

/** On a phone the stages are a strip wider than the screen: the shown one is kept in the middle of what is seen of it. */
function useShownStage(stage: ApplicationStage) {
  const strip = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stage decides which element is the current one.
  useEffect(() => {
    const shown = strip.current?.querySelector<HTMLElement>("[aria-current=step]");
    if (!strip.current || !shown) return;
    const middle = shown.offsetLeft + shown.offsetWidth / 2 - strip.current.offsetLeft;
    strip.current.scrollLeft = middle - strip.current.clientWidth / 2;
  }, [stage]);
  return strip;
}

function useStageKeys(onStage: (stage: ApplicationStage) => void): void {
  useShortcut("stage-business", () => onStage("BUSINESS"));
  useShortcut("stage-identity", () => onStage("IDENTITY"));
  useShortcut("stage-tax", () => onStage("TAX"));
  useShortcut("stage-payout", () => onStage("PAYOUT"));
  useShortcut("stage-store", () => onStage("STORE"));
  useShortcut("stage-final", () => onStage("FINAL"));
}

type StageButtonProps = { line: StageLineDto; isShown: boolean; onStage: (stage: ApplicationStage) => void };

function StageButton({ line, isShown, onStage }: StageButtonProps) {
  return (
    <button
      type="button"
      aria-current={isShown ? "step" : undefined}
      aria-keyshortcuts={line.label.slice(0, 1)}
      onClick={() => onStage(line.stage)}
      className={cx(
        "relative grid min-h-11 w-full grid-cols-[16px_minmax(0,1fr)] gap-3 rounded-md px-3 py-2 text-start lg:-ms-3 lg:w-[calc(100%+12px)]",
        isShown ? "drawn-quiet bg-primary-soft" : "hover:bg-hover",
      )}
    >
      <StageMark status={line.status} />
      <span className="min-w-0">
        <span className={cx("block", isShown && "font-emphasis", line.status === "LATER" && "text-muted-fg")}>
          {line.label}
          <span className="sr-only">, {stageWords[line.status]}</span>
        </span>
        <span className="block truncate text-meta leading-5 text-muted-fg max-sm:hidden">
          <Note line={line} />
        </span>
      </span>
    </button>
  );
}

/** "18 Nov · R. Shetty" */
function Note({ line: { at, note } }: { line: StageLineDto }) {
  const now = useNow();
  if (at === null) return <bdi>{note}</bdi>;
  const day = shortText(at.getTime(), now, defaultTimeZone).replace(/ \d\d:\d\d$/, "");
  return (
    <span suppressHydrationWarning>
      {day} · <bdi>{note}</bdi>
    </span>
  );
}

export function History({ lines, className }: { lines: readonly HistoryLineDto[]; className?: string }) {
  return (
    <section aria-label="History" className={className}>
      <h2 className="caps mb-2">History</h2>
      <ol className="grid gap-1 text-meta text-muted-fg">
        {lines.map(({ at, text }) => (
          <li key={`${at.toISOString()} ${text}`}>
            <RelativeTime at={at.toISOString()} as="short" /> <bdi>{text}</bdi>
          </li>
        ))}
      </ol>
    </section>
  );
}
