import { startChild } from "@/server/platform/child-process";
import { freePort } from "@/server/platform/ports";
import { isServing, startApiProcess } from "../serving";
import type { BenchDatabase } from "./bench-database";

const HOST = "127.0.0.1";

/** The least that an answer over HTTP can be, in a process of its own as the API has one. */
const hello = (port: number) =>
  `require("node:http").createServer((q, s) => s.end("hello")).listen(${port}, "${HOST}")`;

/** The bare listener on the benchmark's database, and the hello beside it. */
export async function openApiProcesses({ environment }: BenchDatabase) {
  const [apiPort, helloPort] = [await freePort(0), await freePort(0)];
  if (apiPort === null || helloPort === null) throw new Error("No port is free.");
  const children = [
    startApiProcess({ ...environment, HOST, API_PORT: String(apiPort) }),
    startChild({ name: "hello", args: ["--eval", hello(helloPort)], environment: {} }),
  ];
  const stop = async () => {
    await Promise.all(children.map((child) => child.stop()));
  };
  for (const [at, port] of [apiPort, helloPort].entries()) {
    const child = children[at];
    if (child && (await isServing(child, { host: HOST, port }))) continue;
    await stop();
    throw new Error("A process of the benchmark did not start.");
  }
  return { api: `http://${HOST}:${apiPort}`, hello: `http://${HOST}:${helloPort}`, stop };
}
