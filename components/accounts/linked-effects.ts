import type { LinkedChoice, LinkedEntries, LinkedOutcome } from "./linked-answer";

export const outcomeWords: Readonly<Record<LinkedOutcome, { readonly done: string; readonly verb: string }>> = {
  CLEAR: { done: "cleared", verb: "Clear" },
  VERIFY: { done: "asked", verb: "Verify" },
  LIMIT: { done: "limited", verb: "Limit" },
  LOCK: { done: "locked", verb: "Lock" },
};

export const accountsText = (count: number): string => (count === 1 ? "1 account" : `${count} accounts`);

/** How many are decided how, the most first. */
export function countsOf(choices: readonly LinkedChoice[], { outcome }: Pick<LinkedEntries, "outcome">) {
  const counts = new Map<LinkedOutcome, number>();
  for (const { own } of choices) counts.set(own ?? outcome, (counts.get(own ?? outcome) ?? 0) + 1);
  return [...counts].map(([of, count]) => ({ outcome: of, count })).sort((a, b) => b.count - a.count);
}

type Plan = {
  readonly asks: boolean;
  readonly containedAtOnce: number;
  readonly leftOut: number;
};

/** What happens to how many of those chosen: at once, and once somebody else agreed. */
export function effectsOf(
  choices: readonly LinkedChoice[],
  entries: Pick<LinkedEntries, "outcome">,
  { asks, containedAtOnce, leftOut }: Plan,
): readonly string[] {
  const of = (one: LinkedChoice): LinkedOutcome => one.own ?? entries.outcome;
  const cases = choices.filter((one) => one.openCase !== null && of(one) !== "VERIFY").length;
  const without = choices.filter((one) => one.openCase === null && of(one) !== "LOCK").length;
  const locked = choices.filter((one) => of(one) === "LOCK").length;
  const now = Math.min(locked, containedAtOnce);
  return [
    ...(asks && locked > 0
      ? [`At once: the nearest ${now} are locked, for a day at most, and their sessions end.`]
      : []),
    ...(asks
      ? ["Once another lead agrees: each account is decided, one after the other. The request lapses after 24 hours."]
      : []),
    ...(!asks && locked > 0
      ? [`${accountsText(locked)} ${locked === 1 ? "is" : "are"} locked, and all sessions end.`]
      : []),
    ...(cases > 0 ? [cases === 1 ? "1 open case closes." : `${cases} open cases close.`] : []),
    ...(without > 0
      ? [
          `${without} without an open case ${asks ? "must be locked or left out" : without === 1 ? "is refused" : "are refused"}.`,
        ]
      : []),
    ...(leftOut > 0 ? [`${leftOut} of the cluster ${leftOut === 1 ? "is" : "are"} left out.`] : []),
    "Each account is decided by its own rules and leaves an entry of its own.",
  ];
}
