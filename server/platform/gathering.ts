import { setImmediate } from "node:timers/promises";

/** What became of those that were served: one that is missing waits for the next group, before all others. */
export type Served<Asked, Answer> = ReadonlyMap<Asked, Promise<Answer>>;

export type GatheringRules<Asked, Answer> = {
  /** Of one group. */
  readonly most: number;
  /** How long one group may hold up the next. */
  readonly patienceMs: number;
  /** How many may be without an answer at a time, those being served among them. */
  readonly mostInside: number;
  /** What the next one gets at once. */
  readonly turnAway: () => Answer;
  /** Serves at least the first of a group, which never is empty. */
  readonly serve: (group: readonly Asked[]) => Promise<Served<Asked, Answer>>;
};

type Waiting<Asked, Answer> = {
  readonly asked: Asked;
  readonly resolve: (answer: Promise<Answer>) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * A gate in front of work that many at once do cheaper than each alone: whoever is there starts at once, who comes
 * meanwhile goes with the next group, in the order of coming. Nobody waits for company. Whoever was let in is answered;
 * where too many are inside already, the next one is turned away and nothing of theirs was begun.
 */
export function gathering<Asked, Answer>(rules: GatheringRules<Asked, Answer>) {
  const { most, patienceMs, mostInside, turnAway, serve } = rules;
  let waiting: Waiting<Asked, Answer>[] = [];
  let inside = 0;
  let isServing = false;

  async function serveAll(): Promise<void> {
    isServing = true;
    while (waiting.length > 0) {
      // Whoever is at the door in this turn of the loop comes along.
      await setImmediate();
      const group = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await atMost(patienceMs, serveGroup(group));
    }
    isServing = false;
  }

  async function serveGroup(group: readonly Waiting<Asked, Answer>[]): Promise<void> {
    try {
      const served = await serve(group.map(({ asked }) => asked));
      if (group[0] && !served.has(group[0].asked)) throw new Error("The first of a group has to be served.");
      waiting = [...group.filter(({ asked }) => !served.has(asked)), ...waiting];
      for (const { asked, resolve } of group) {
        const answer = served.get(asked);
        if (answer) resolve(answer);
      }
      // A group that took longer than others wait for it may be the last one there is.
      if (!isServing) void serveAll();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  return async (asked: Asked): Promise<Answer> => {
    if (inside >= mostInside) return turnAway();
    inside += 1;
    try {
      return await new Promise<Answer>((resolve, reject) => {
        waiting.push({ asked, resolve, reject });
        if (!isServing) void serveAll();
      });
    } finally {
      inside -= 1;
    }
  };
}

/** Goes on when the work is done, or after so long without it. */
async function atMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
