import { collectDefaultMetrics, Gauge, Registry } from "prom-client";

/** Numbers that are read when somebody asks; null where nobody knows, which leaves the line out. */
export type ReadNumbers = () => Promise<Readonly<Record<string, number | null>>>;

export type Telemetry = {
  /** Everything in Prometheus' text format, with its content type. */
  readonly scrape: () => Promise<{ readonly body: string; readonly contentType: string }>;
};

/** This process's own figures, and those of `described` as `read` answers them: one gauge for each name. */
export function openTelemetry(described: Readonly<Record<string, string>>, read: ReadNumbers): Telemetry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "goodstanding_" });
  const gauges = new Map(
    Object.entries(described).map(([name, help]) => [
      name,
      new Gauge({ name: `goodstanding_${name}`, help, registers: [registry] }),
    ]),
  );
  return {
    scrape: async () => {
      const numbers = await read();
      for (const [name, gauge] of gauges) {
        const value = numbers[name];
        if (value === undefined || value === null) gauge.remove();
        else gauge.set(value);
      }
      return { body: await registry.metrics(), contentType: registry.contentType };
    },
  };
}
