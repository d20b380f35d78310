/** A process with one child that would run for ever: prints the child's id and waits to be killed. */
import { startChild } from "@/server/platform/child-process";

const child = startChild({ name: "web", args: ["-e", "setInterval(() => undefined, 60_000)"], environment: {} });
process.stdout.write(`${child.pid}\n`);
setInterval(() => undefined, 60_000);
