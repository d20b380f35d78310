import { createHash } from "node:crypto";
import {
  type MessageToPark,
  SHOP_CONSUMER,
} from "@/server/accounts/application/ports/outbound/parked-message-repository";

type Failure = { readonly value: unknown; readonly reason: string; readonly attempts: number };

/** What could not be received, whatever it is, ready to wait for a person. Events of the shop have no order among them. */
export function shopEventToPark({ value, reason, attempts }: Failure): MessageToPark {
  const message = typeof value === "object" && value !== null ? { ...value } : { text: String(value) };
  const { id, source, type, time } = message as Readonly<Record<string, unknown>>;
  const identity = typeof id === "string" && typeof source === "string" ? [source, id] : message;
  const key = createHash("sha256").update(JSON.stringify(identity)).digest("hex");
  const at = typeof time === "string" ? new Date(time) : null;
  return {
    consumer: SHOP_CONSUMER,
    key,
    lane: key,
    position: 0n,
    state: "PARKED",
    type: typeof type === "string" ? type : null,
    source: typeof source === "string" ? source : null,
    message,
    reason,
    attempts,
    occurredAt: at && !Number.isNaN(at.getTime()) ? at : null,
  };
}
