import { randomUUID } from "node:crypto";
import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { LiveTrustPolicy } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import type { DemoLoaded, DemoOrder } from "@/server/accounts/application/use-cases/load-demo/load-demo";
import type { Result } from "@/server/accounts/domain/result";
import { demoMarketplace } from "./demo-marketplace";

export type DemoMarketplaceDeps = {
  readonly loadDemo: (order: DemoOrder, origin: RequestOrigin) => Promise<Result<DemoLoaded>>;
  readonly livePolicy: LiveTrustPolicy;
  readonly now: () => Date;
};

/** Loads the made-up marketplace, or what is missing of it. */
export const loadDemoMarketplace =
  ({ loadDemo, livePolicy, now }: DemoMarketplaceDeps) =>
  async (password: string): Promise<Result<DemoLoaded>> => {
    const { masses, hubLimit, action } = await livePolicy();
    const asOf = now();
    const population = demoMarketplace(asOf, { masses, hubLimit, typicalMinor: action.typicalMinor });
    const origin: RequestOrigin = { requestId: `demo:${randomUUID()}`, channel: "cli", ip: null, userAgent: null };
    return loadDemo({ population, password, asOf }, origin);
  };
