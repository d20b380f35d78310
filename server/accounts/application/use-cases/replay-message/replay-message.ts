import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { ParkedMessageDirectory } from "@/server/accounts/application/ports/outbound/parked-message-directory";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { type ReceiveEventsDeps, receiveIn } from "../receive-events/receive-events";
import type { EventReader, EventsReceived, RejectedEvent } from "../receive-events/received-event";
import { holdParked } from "./hold-parked";
import type { ReplayMessageInput } from "./replay-message.schema";

export type ReplayMessageDeps = ReceiveEventsDeps & {
  readonly unitOfWork: UnitOfWork;
  readonly parked: ParkedMessageDirectory;
  readonly readEvents: EventReader;
};

export type MessageReplayed = {
  readonly messageId: string;
  readonly auditEntryId: string;
  /** RECEIVED: it counts from now on. KNOWN: it had arrived by another way. SENT: it goes out again by itself. */
  readonly outcome: "RECEIVED" | "KNOWN" | "SENT";
};

/**
 * Lets a parked message be taken again, with effect exactly once: what the shop tells passes the same inbox as every
 * request, in the commit that ends its waiting; what goes out is known to its consumers by its id. One that still can't
 * be taken is refused and waits on.
 */
export const replayMessage =
  (deps: ReplayMessageDeps) =>
  async (
    { messageId }: ReplayMessageInput,
    actor: StaffActor,
    origin: RequestOrigin,
  ): Promise<Result<MessageReplayed>> => {
    const subject = { type: "MESSAGE", id: messageId } as const;
    const audited = { action: "message.replay", actor, origin, subject } as const;
    const found = await deps.parked.find(messageId);
    if (found?.kind !== "INCOMING") {
      return deps.unitOfWork({ ...audited, accounts: [] }, (write) => settle(write, messageId, actor.name, "SENT"));
    }
    const { events, unreadable } = await deps.readEvents([{ index: 0, value: found.message }]);
    return receiveIn(deps, { events, createAccounts: false }, audited, async (write, receive) => {
      // First, so that whoever comes second learns of the first, not of a duplicate.
      const held = await holdParked(write, messageId);
      if (!held.ok) return held;
      const received = await receive();
      if (!received.ok) return received;
      const problem = [...unreadable, ...received.value.rejected][0];
      if (problem) return stillWrong(problem);
      await write.parked.replay(held.value, actor.name);
      return done({ messageId, auditEntryId: write.auditEntryId, outcome: outcomeOf(received.value) });
    });
  };

async function settle(
  write: WritableRepositories,
  messageId: string,
  by: string,
  outcome: MessageReplayed["outcome"],
): Promise<Result<MessageReplayed>> {
  const held = await holdParked(write, messageId);
  if (!held.ok) return held;
  await write.parked.replay(held.value, by);
  return done({ messageId, auditEntryId: write.auditEntryId, outcome });
}

const outcomeOf = ({ accepted }: EventsReceived): MessageReplayed["outcome"] => (accepted > 0 ? "RECEIVED" : "KNOWN");

const stillWrong = ({ message }: RejectedEvent) =>
  refuse({ code: "VALIDATION", fields: [{ field: "messageId", problem: `It still can't be taken: ${message}` }] });
