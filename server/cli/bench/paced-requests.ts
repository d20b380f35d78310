import { type Agent, request } from "node:http";

/** One thing to ask, again and again. Rejects when it was not answered as it should. */
export type Question = { readonly what: string; readonly ask: (n: number) => Promise<void> };

export type Spread = { readonly p50: number; readonly p99: number; readonly samples: number; readonly failed: number };

export type Rate = { readonly perSecond: number; readonly failed: number };

/**
 * Asks at a steady pace, whether or not earlier answers have come, and counts each wait from the moment the request was
 * due: what a slow answer makes others wait is in the figures.
 */
export async function spreadAt(
  { ask }: Question,
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<Spread> {
  const waits: number[] = [];
  let failed = 0;
  const startedAt = performance.now();
  const asked: Promise<void>[] = [];
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const dueAt = startedAt + (n * 1_000) / perSecond;
    const early = dueAt - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    // A timer may ring a little early.
    const since = Math.min(dueAt, performance.now());
    asked.push(
      ask(n).then(
        () => void waits.push(performance.now() - since),
        () => {
          failed += 1;
        },
      ),
    );
  }
  await Promise.all(asked);
  const sorted = waits.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), samples: sorted.length, failed };
}

/** As fast as so many connections go, one request at a time each. */
export async function ratePerSecond(
  { ask }: Question,
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<Rate> {
  const endsAt = performance.now() + seconds * 1_000;
  let answered = 0;
  let failed = 0;
  let n = 0;
  const line = async () => {
    while (performance.now() < endsAt) {
      n += 1;
      await ask(n).then(
        () => {
          answered += 1;
        },
        () => {
          failed += 1;
        },
      );
    }
  };
  await Promise.all(Array.from({ length: connections }, line));
  return { perSecond: answered / seconds, failed };
}

type Asked = {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** One request over a kept connection; anything but a 200 is a failure. */
export function askOverHttp(agent: Agent, { url, method, headers = {}, body }: Asked): Promise<void> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent, method, headers }, (response) => {
      response.resume();
      response.once("end", () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${url} answered ${response.statusCode}.`));
      });
    });
    outgoing.once("error", reject);
    outgoing.end(body);
  });
}
