import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result } from "@/server/accounts/domain/result";
import { parseStaffNote } from "@/server/accounts/domain/value-objects/staff-note";
import { holdParked } from "../replay-message/hold-parked";
import type { SkipMessageInput } from "./skip-message.schema";

export type MessageSkipped = { readonly messageId: string; readonly auditEntryId: string };

/** Gives a parked message up, with the reason why; what waited behind it goes on. */
export const skipMessage =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  ({ messageId, note }: SkipMessageInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<MessageSkipped>> =>
    unitOfWork(
      {
        action: "message.skip",
        actor,
        origin,
        subject: { type: "MESSAGE", id: messageId },
        accounts: [],
        reason: { note },
      },
      async (write) => {
        const parsed = parseStaffNote(note);
        if (!parsed.ok) return parsed;
        const held = await holdParked(write, messageId);
        if (!held.ok) return held;
        await write.parked.skip(held.value, actor.name);
        return done({ messageId, auditEntryId: write.auditEntryId });
      },
    );
