import { draftOf, keepDraft } from "./decision-drafts";
import type { InlineAnswer } from "./inline-answers";
import { forgetSent, noteSent, takeLeftBehind } from "./sent-decisions";

/** A request that went on without its page has this long, look by look. */
const WAITS_MS = [0, 1_000, 3_000];

export const LEFT_BEHIND = "The page was left before the answer came.";

type TakingUp = {
  readonly who: string;
  /** Whether the case is answered just so, by this reviewer. */
  readonly isMine: (answer: InlineAnswer) => Promise<boolean>;
  readonly wait: (ms: number) => Promise<unknown>;
};

/**
 * Decisions that this tab had announced when it was loaded anew. One that arrived all the same is done with; any other
 * is said to be unsaved, with its draft, and never sent again unasked. Answers the cases that turned out to be saved.
 */
export async function takeUp({ who, isMine, wait }: TakingUp): Promise<readonly string[]> {
  const open = takeLeftBehind(who).filter(({ state }) => state === "sending");
  const saved = await Promise.all(
    open.map(async (decision) => {
      const { answer } = decision;
      const { caseId } = answer.input;
      if (!(await hasArrived(() => isMine(answer), wait))) {
        keepDraft(who, caseId, draftOf(answer));
        noteSent(who, { ...decision, state: "unsaved", problem: LEFT_BEHIND });
        return [];
      }
      forgetSent(who, caseId);
      keepDraft(who, caseId, null);
      return [caseId];
    }),
  );
  return saved.flat();
}

async function hasArrived(look: () => Promise<boolean>, wait: TakingUp["wait"]): Promise<boolean> {
  for (const ms of WAITS_MS) {
    await wait(ms);
    if (await look().catch(() => false)) return true;
  }
  return false;
}
