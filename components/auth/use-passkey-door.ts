"use client";

import { useEffect, useState } from "react";
import { canUsePasskeys, type provePasskey } from "@/components/proof/passkey-browser";
import type { doorClient } from "@/components/trpc/door-client";

type Tools = { readonly client: typeof doorClient; readonly prove: typeof provePasskey };

/** Runs a passkey's question and answer at the door; answers where to go, or null when the person gave up. */
export type PasskeyRun = (tools: Tools) => Promise<string | null>;

const GAVE_UP = "No passkey was used. Try again, or choose another way.";
const FAILED = "This passkey did not work here. Try again, or choose another way.";

/** The tools come when somebody starts: the page itself stays a plain form. */
export const doorTools = async (): Promise<Tools> => {
  const [{ doorClient: client }, { provePasskey: prove }] = await Promise.all([
    import("@/components/trpc/door-client"),
    import("@/components/proof/passkey-browser"),
  ]);
  return { client, prove };
};

/** A whole new page: the session began, and nothing of the door's page is kept. */
export const goTo = (path: string): void => window.location.assign(path);

export function usePasskeyDoor(run: PasskeyRun) {
  const [canWork, setCanWork] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => setCanWork(canUsePasskeys()), []);
  const start = async () => {
    setIsBusy(true);
    setProblem(null);
    try {
      const path = await run(await doorTools());
      if (path) return goTo(path);
      setProblem(GAVE_UP);
    } catch (error) {
      setProblem(sentenceIn(error) ?? FAILED);
    }
    setIsBusy(false);
  };
  return { canWork, isBusy, problem, start: () => void start() };
}

/** What the server said, where it was the server that said no. */
function sentenceIn(error: unknown): string | null {
  return error instanceof Error && "shape" in error && error.shape ? error.message : null;
}
