import type { ContactKey } from "@/server/accounts/application/ports/outbound/account-repository";
import type { AttemptStore, OpaqueKey } from "@/server/accounts/application/ports/outbound/attempt-store-port";
import { messageBudgetPolicy } from "@/server/accounts/domain/policies/message-budget-policy";
import { oneCustomer } from "@/server/accounts/domain/value-objects/ip-prefix";
import { takeOne } from "./login/take-one";

export type MessageBudgetDeps = { readonly attempts: AttemptStore; readonly opaqueKey: OpaqueKey };

/** What the message is: each kind has a budget of its own. */
export type MessageKind = "reset" | "unlock" | "contact";

/** Takes one out of the address's budget; answers the seconds to wait, or null. */
export const takeFromAddress = (
  { attempts, opaqueKey }: MessageBudgetDeps,
  kind: MessageKind,
  ip: string | null,
  at: Date,
): Promise<number | null> =>
  takeOne(
    attempts,
    { key: `${kind}/ip/${opaqueKey("ip", oneCustomer(ip))}`, failures: messageBudgetPolicy.perAddress },
    at,
  );

/** May this contact be written to once more? Asked for every contact alike, known here or not. */
export async function mayWriteTo(
  { attempts, opaqueKey }: MessageBudgetDeps,
  kind: MessageKind,
  { kind: contactKind, key }: ContactKey,
  at: Date,
): Promise<boolean> {
  const bucket = `${kind}/to/${opaqueKey("identifier", `${contactKind}:${key}`)}`;
  return (await takeOne(attempts, { key: bucket, failures: messageBudgetPolicy.perContact }, at)) === null;
}
