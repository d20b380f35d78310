import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type NatsProcess, natsProgram, startNatsProcess } from "@/server/cli/bench/nats-process";

/** The server's program; null where none is installed. */
export const natsBinary = natsProgram;

/** Where the build says that there is one, its absence is a failure and no reason to skip. */
export const mustHaveNats = process.env["GOODSTANDING_REQUIRE_NATS"] === "1";

export type NatsServer = NatsProcess & { readonly stop: () => Promise<void> };

/** A real broker of the test's own, on disk. */
export async function startNats(): Promise<NatsServer> {
  const folder = mkdtempSync(join(tmpdir(), "nats-"));
  const nats = await startNatsProcess(folder);
  return {
    ...nats,
    stop: async () => {
      await nats.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
