import { describe, expect, it, vi } from "vitest";
import { type Job, startWorker } from "@/server/platform/worker";

const never = 2 ** 30;

function job(run: Job["run"], everyMs = never): Job {
  return { name: "job", everyMs, run };
}

describe("a job of the worker", () => {
  it("is called again at once while there is more", async () => {
    const run = vi
      .fn<Job["run"]>()
      .mockResolvedValue("idle")
      .mockResolvedValueOnce("more")
      .mockResolvedValueOnce("more");
    const worker = startWorker([job(run)]);
    await expect.poll(() => run).toHaveBeenCalledTimes(3);
    await worker.stop();
  });

  it("waits when there is nothing to do, until it is woken", async () => {
    const run = vi.fn<Job["run"]>().mockResolvedValue("idle");
    const worker = startWorker([job(run)]);
    await expect.poll(() => run).toHaveBeenCalledTimes(1);
    worker.wake("job");
    await expect.poll(() => run).toHaveBeenCalledTimes(2);
    await worker.stop();
  });

  it("runs once more when it is woken while it runs", async () => {
    let finish: (outcome: "idle") => void = () => undefined;
    const run = vi.fn<Job["run"]>(() => new Promise((resolve) => (finish = resolve)));
    const worker = startWorker([job(run)]);
    worker.wake("job");
    finish("idle");
    await expect.poll(() => run).toHaveBeenCalledTimes(2);
    finish("idle");
    await worker.stop();
  });

  it("goes on after a failure and tells of it", async () => {
    const run = vi.fn<Job["run"]>().mockResolvedValue("idle").mockRejectedValueOnce(new Error("broken"));
    const worker = startWorker([job(run, 20)]);
    await expect.poll(() => run.mock.calls.length).toBeGreaterThan(1);
    await expect.poll(() => worker.health()[0]).toMatchObject({ name: "job", failuresInARow: 0 });
    await worker.stop();
  });

  it("does not hold up the others", async () => {
    const stuck: Job = {
      name: "stuck",
      everyMs: never,
      run: (stop) => new Promise((resolve) => stop.addEventListener("abort", () => resolve("idle"))),
    };
    const run = vi.fn<Job["run"]>().mockResolvedValue("idle");
    const worker = startWorker([stuck, job(run)]);
    await expect.poll(() => run).toHaveBeenCalled();
    await worker.stop();
  });

  it("finishes its run before the worker has stopped", async () => {
    let finished = false;
    const worker = startWorker([
      job(async (stop) => {
        await new Promise((resolve) => stop.addEventListener("abort", resolve));
        await new Promise(setImmediate);
        finished = true;
        return "idle";
      }),
    ]);
    await worker.stop();
    expect(finished).toBe(true);
  });
});
