import type { DemoApplicationTurn } from "@/server/accounts/application/use-cases/load-demo/demo-application";
import type { SubmitStageInput } from "@/server/accounts/application/use-cases/submit-stage/stage-fields.schema";
import { APPLICATION_STAGES, type ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import type { Answers } from "./demo-answers";
import type { StoryClock } from "./demo-clock";
import { demoDocuments } from "./demo-documents";

export type Told = {
  readonly clock: StoryClock;
  readonly answers: Answers;
  /** Sent and approved, every stage before this one, from so many days ago on. */
  readonly upTo: (stage: ApplicationStage, fromDaysAgo: number, toDaysAgo: number) => readonly DemoApplicationTurn[];
};

/** Who looks at what is sent. */
export const ANALYST = "demo-analyst";
export const OTHER_ANALYST = "demo-arjun-kapoor";

export const sent = (at: Date, input: SubmitStageInput): DemoApplicationTurn => ({
  kind: "SENT",
  at,
  input,
  documents: [],
});

/** What staff look at now has its documents; what was approved long ago is told without. */
export function withDocuments(turns: readonly DemoApplicationTurn[], owner: string): readonly DemoApplicationTurn[] {
  const last = turns.findLastIndex(({ kind }) => kind === "SENT");
  const isOver = turns.slice(last).some(({ kind }) => kind === "APPROVED" || kind === "REJECTED");
  return turns.map((turn, place) =>
    turn.kind === "SENT" && place === last && !isOver ? { ...turn, documents: demoDocuments(turn.input, owner) } : turn,
  );
}

export const upToOf =
  (clock: StoryClock, answers: Answers): Told["upTo"] =>
  (stage, fromDaysAgo, toDaysAgo) => {
    const before = APPLICATION_STAGES.slice(0, APPLICATION_STAGES.indexOf(stage));
    const step = (fromDaysAgo - toDaysAgo) / before.length;
    return before.flatMap((one, place) => {
      if (one === "FINAL") return [];
      const sentDaysAgo = fromDaysAgo - step * place;
      const by = place % 2 === 0 ? ANALYST : OTHER_ANALYST;
      return [
        sent(clock.daysAgo(sentDaysAgo), answers[one]),
        { kind: "APPROVED", at: clock.daysAgo(sentDaysAgo - step), stage: one, by } as const,
      ];
    });
  };
