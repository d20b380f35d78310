import { randomUUID } from "node:crypto";
import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { DemoApplication } from "@/server/accounts/application/use-cases/load-demo/demo-application";
import type { DemoLoaded } from "@/server/accounts/application/use-cases/load-demo/load-demo";
import type { ApplicationsOrder } from "@/server/accounts/application/use-cases/load-demo/tell-applications";
import type { TellSellerOrder } from "@/server/accounts/application/use-cases/load-demo/tell-seller";
import type { Result } from "@/server/accounts/domain/result";
import { demoApplications, demoSeller } from "./demo-applications";
import { storyClock } from "./demo-clock";
import { pagesAsPdf } from "./demo-documents";

export type TellDemoApplicationsDeps = {
  readonly tellApplications: (order: ApplicationsOrder, origin: RequestOrigin) => Promise<Result<number>>;
  readonly tellSeller: (order: TellSellerOrder, origin: RequestOrigin) => Promise<Result<null>>;
};

export type DemoApplicationsOrder = {
  readonly loaded: Pick<DemoLoaded, "people">;
  readonly loadedAt: Date;
  /** Turns the clock by which the commands work. */
  readonly turnClockTo: (at: Date) => void;
};

/**
 * Brings the made-up applicants to where they stand. The trail has room from the first of this month on: whatever a
 * story dates before that is written down then.
 */
export const tellDemoApplications =
  ({ tellApplications, tellSeller }: TellDemoApplicationsDeps) =>
  async ({ loaded, loadedAt, turnClockTo }: DemoApplicationsOrder): Promise<Result<number>> => {
    const applications = demoApplications(storyClock(loadedAt));
    const month = Date.UTC(loadedAt.getUTCFullYear(), loadedAt.getUTCMonth());
    let turns = 0;
    const turnWithinMonth = (at: Date) => {
      turns += 1;
      // Each a moment after the one before it, so that nothing is undone by what came first.
      turnClockTo(new Date(Math.max(at.getTime(), Math.min(month + turns, loadedAt.getTime()))));
    };
    const origin: RequestOrigin = { requestId: `demo:${randomUUID()}`, channel: "cli", ip: null, userAgent: null };
    const { people } = loaded;
    const seller = await tellSeller({ told: demoSeller(storyClock(loadedAt)), people }, origin);
    if (!seller.ok) return seller;
    const drawing = { fileName: "demo.pdf", bytes: pagesAsPdf(linesOf(applications)) };
    return await tellApplications({ applications, drawing, people, turnClockTo: turnWithinMonth }, origin);
  };

const linesOf = (applications: readonly DemoApplication[]) =>
  applications
    .flatMap(({ turns }) => turns)
    .flatMap((turn) => (turn.kind === "SENT" ? turn.documents : []))
    .map(({ lines }) => lines);
