import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));
const tests = "server/accounts/tests";

/** Six suites by the I/O they need: four with none, a real database, the file tree. */
export default defineConfig({
  root,
  resolve: { alias: { "@": root.replace(/\/$/, "") } },
  test: {
    pool: "threads",
    passWithNoTests: true,
    // A bound on what hangs, not on how busy the machine is.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // The same of what a test waits for: a second, as it is otherwise, is less than a busy machine may take.
    expect: { poll: { timeout: 120_000 } },
    env: { LOG_LEVEL: "silent" },
    projects: [
      { extends: true, test: { name: "domain", include: [`${tests}/domain/**/*.test.ts`], isolate: false } },
      { extends: true, test: { name: "application", include: [`${tests}/application/**/*.test.ts`], isolate: false } },
      { extends: true, test: { name: "saga", include: [`${tests}/saga/**/*.test.ts`], isolate: false } },
      { extends: true, test: { name: "components", include: ["components/tests/**/*.test.ts?(x)"], isolate: false } },
      {
        extends: true,
        test: {
          name: "adapters",
          // Each file has a database of its own; loading the modules anew for each took a third of the time.
          isolate: false,
          include: [`${tests}/adapters/**/*.test.ts`],
          globalSetup: [`${tests}/support/global-setup.ts`],
          maxWorkers: 2,
          // After the suites without I/O, whose number of workers is another.
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: { name: "architecture", include: [`${tests}/architecture.test.ts`] },
      },
    ],
  },
});
