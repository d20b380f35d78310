import { expect, test } from "vitest";
import { openTelemetry } from "@/server/platform/telemetry";

test("a number that nobody knows leaves its line out, and comes back when it is known", async () => {
  let lag: number | null = 3;
  const telemetry = openTelemetry({ lag_seconds: "How far behind" }, async () => ({ lag_seconds: lag }));
  expect((await telemetry.scrape()).body).toContain("goodstanding_lag_seconds 3");
  lag = null;
  expect((await telemetry.scrape()).body).not.toMatch(/^goodstanding_lag_seconds /mu);
  lag = 0;
  expect((await telemetry.scrape()).body).toContain("goodstanding_lag_seconds 0");
});

test("the process's own figures are there, in the format that Prometheus reads", async () => {
  const { body, contentType } = await openTelemetry({}, async () => ({})).scrape();
  expect(contentType).toContain("text/plain");
  expect(body).toContain("goodstanding_process_resident_memory_bytes");
});
