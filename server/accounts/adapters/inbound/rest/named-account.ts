import { type Result, refuse } from "@/server/accounts/domain/result";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { parsePhone } from "@/server/accounts/domain/value-objects/phone";
import type { MachineApi } from "@/server/accounts/machine-api";
import type { ApiCall, Matched } from "./api-route";

export type Ahead = ReturnType<MachineApi["readStanding"]> | null;

/**
 * Leaves together with the key's check; whoever is refused there never sees what came of it. Where a body is still on
 * its way it waits for that: a lock that is put on meanwhile counts.
 */
export function readAhead(api: MachineApi, { route, params }: Matched, body: Promise<unknown> | null): Ahead {
  const named = params["id"];
  if (!route.readsAhead || named === undefined || holdsContact(named)) return null;
  const reading = body ? body.then(() => api.readStanding(named)) : api.readStanding(named);
  reading.catch(() => undefined);
  return reading;
}

export const contactInUrl = "Contacts never travel in a URL. Use POST /api/v1/accounts/lookup.";

/** URLs stand in logs of every machine on the way. */
export const holdsContact = (value: string): boolean =>
  value.includes("@") || (/^[\d\s+().-]{8,}$/u.test(value) && parsePhone(value).ok);

type NamedAccount = Pick<ApiCall, "accountId" | "standing">;

/** Whom the path names, with its standing where that was read ahead. */
export async function accountOf(
  { api, ahead }: { readonly api: MachineApi; readonly ahead: Ahead },
  named: string | undefined,
): Promise<Result<NamedAccount>> {
  // A path without :id has no account, and its route asks for none.
  if (named === undefined) return { ok: true, value: { accountId: "" as AccountId, standing: null } };
  if (holdsContact(named)) return refuse({ code: "VALIDATION", fields: [{ field: "id", problem: contactInUrl }] });
  if (ahead) {
    const read = await ahead;
    if (!read.ok) return read;
    return { ok: true, value: { accountId: accountIdFrom(read.value.facts.row.id), standing: read.value } };
  }
  const found = await api.findAccount(named);
  return found.ok ? { ok: true, value: { accountId: found.value, standing: null } } : found;
}
