import type { Brand } from "./brand";

/** One application to sell. */
export type ApplicationId = Brand<string, "ApplicationId">;

/** For ids that we made or that were stored. */
export const applicationIdFrom = (trusted: string): ApplicationId => trusted as ApplicationId;
