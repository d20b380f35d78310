import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { projectRoot } from "./project-root";

export type ChildOptions = {
  /** Shown in log lines and messages. */
  readonly name: string;
  /** Node's arguments: further preloads, the script, its own arguments. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** "quiet" keeps what the child prints and hands it to whoever asks with `output`. */
  readonly output?: "inherit" | "quiet";
};

export type Child = {
  readonly name: string;
  readonly pid: number | undefined;
  /** How it ended, once it has: its code, or null after a signal. Never rejects. */
  readonly ended: Promise<number | null>;
  /** What a quiet child has printed so far. */
  readonly output: () => string;
  /** Asks it to end, insists after `mercyMs`, and answers when it has. */
  readonly stop: (mercyMs?: number) => Promise<void>;
};

const lifelineDescriptor = 3;

/**
 * Starts a Node process that ends when we do: it holds one end of a pipe and watches the other. It has a process group
 * of its own, so that Ctrl-C reaches the parent alone, which stops its children in the right order.
 */
export function startChild({ name, args, environment, output = "inherit" }: ChildOptions): Child {
  const lifeline = fileURLToPath(new URL("./lifeline.mjs", import.meta.url));
  const stream = output === "quiet" ? "pipe" : "inherit";
  const child = spawn(process.execPath, ["--import", lifeline, ...args], {
    cwd: projectRoot,
    detached: process.platform !== "win32",
    stdio: ["ignore", stream, stream, "pipe"],
    env: {
      ...process.env,
      ...environment,
      GOODSTANDING_LIFELINE: String(lifelineDescriptor),
      GOODSTANDING_PROCESS: name,
    },
  });
  let printed = "";
  for (const source of [child.stdout, child.stderr]) {
    source?.on("data", (text) => {
      printed = `${printed}${String(text)}`.slice(-100_000);
    });
  }
  const ended = new Promise<number | null>((resolve) => {
    child.once("exit", (code) => resolve(code));
    child.once("error", (error) => {
      printed += error.message;
      resolve(1);
    });
  });
  return {
    name,
    pid: child.pid,
    ended,
    output: () => printed,
    stop: async (mercyMs = 5_000) => {
      child.kill("SIGTERM");
      const insist = setTimeout(() => child.kill("SIGKILL"), mercyMs);
      await ended;
      clearTimeout(insist);
    },
  };
}
