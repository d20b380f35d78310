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

/** One request of a machine with these events. */
export const toldBy = (actor: MachineActor, values: readonly object[], requestId = newId()): ToldEvents => ({
  values,
  createAccounts: false,
  actor,
  origin: { requestId, channel: "api", ip: null, userAgent: null },
});

/**
 * All at once, so that they are at the door together. Whoever is sent away by a
 * busy machine comes back, as a shop does.
 */
export const tellAll = (scene: Scene, told: readonly ToldEvents[]) =>
  Promise.allSettled(told.map((one) => tellPatiently(scene, one)));

export async function tellPatiently({ accounts }: Scene, told: ToldEvents) {
  let answer = await accounts.api.takeEvents(told);
  for (let turn = 1; !answer.ok && answer.refusal.code === "UNAVAILABLE" && turn < 20; turn += 1) {
    answer = await accounts.api.takeEvents(told);
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
