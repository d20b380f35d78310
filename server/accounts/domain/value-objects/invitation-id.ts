import type { Brand } from "./brand";
import { trustedUuid } from "./uuid";

/** Names one invitation to the team. */
export type InvitationId = Brand<string, "InvitationId">;

/** For ids read from the database, from a parsed input or made by the id source. */
export const invitationIdFrom = (trusted: string): InvitationId => trustedUuid<"InvitationId">(trusted);
