import type { MachineActor } from "@/server/accounts/application/ports/outbound/actor";
import type { ToldEvents } from "@/server/accounts/application/use-cases/receive-events/receive-together";
import type { EventsReceived } from "@/server/accounts/application/use-cases/receive-events/received-event";
import { API_SCOPES } from "@/server/accounts/domain/policies/api-key-policy";
import type { Result } from "@/server/accounts/domain/result";
import { newId } from "@/server/platform/new-id";
import { putKey } from "./api-scene";
import type { ModuleScene } from "./module-scene";
import { must } from "./must";

type Scene = Pick<ModuleScene, "accounts">;

/** Another system with a key of its own, and the key's prefix. */
export async function putMachine(
  scene: Scene,
  name: string,
): Promise<{ readonly actor: MachineActor; readonly keyId: string }> {
  const { key } = await putKey(scene, API_SCOPES, name);
  const actor = must(await scene.accounts.api.resolveKey(key));
  return { actor, keyId: actor.keyId };
}

/** One request of a machine with these events, read as the door reads them. */
export async function toldBy(
  { accounts }: Scene,
  actor: MachineActor,
  sent: readonly object[],
  requestId = newId(),
): Promise<ToldEvents> {
  const read = await accounts.api.readEvents(sent.map((value, index) => ({ index, value })));
  const origin = { requestId, channel: "api", ip: null, userAgent: null } as const;
  return { batch: { ...read, createAccounts: false }, actor, origin };
}

/**
 * All at once, so that all but the first are there when the first one's commit is under way. Whoever is sent away by a
 * busy machine comes back, as a shop does.
 */
export const tellAll = (scene: Scene, told: readonly ToldEvents[]) =>
  Promise.allSettled(told.map((one) => tellPatiently(scene, one)));

export async function tellPatiently({ accounts }: Scene, { batch, actor, origin }: ToldEvents) {
  let answer = await accounts.api.receiveEvents(batch, actor, origin);
  for (let turn = 1; !answer.ok && answer.refusal.code === "UNAVAILABLE" && turn < 20; turn += 1) {
    answer = await accounts.api.receiveEvents(batch, actor, origin);
  }
  return answer;
}

/** How often each of these was answered as accepted and as known; refusals and failures count as neither. */
export function countAnswers(answers: readonly PromiseSettledResult<Result<EventsReceived> | undefined>[]) {
  const done = answers.flatMap((answer) =>
    answer.status === "fulfilled" && answer.value?.ok ? [answer.value.value] : [],
  );
  return {
    accepted: done.reduce((sum, { accepted }) => sum + accepted, 0),
    duplicates: done.reduce((sum, { duplicates }) => sum + duplicates, 0),
    answered: done.length,
  };
}
