import { passwordHasher } from "@/server/accounts/adapters/outbound/security/password-hasher";
import type { HoldActor, HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Account } from "@/server/accounts/domain/entities/account";
import { done } from "@/server/accounts/domain/result";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { newId } from "@/server/platform/new-id";
import { buyer, emailOf, FRIDAY, personOf } from "./account-facts";
import { type ModuleScene, putSession, systemOrigin } from "./module-scene";
import { must } from "./must";

export const PASSWORD = "correct horse battery staple";

const operator = { kind: "OPERATOR", name: "operator" } as const;
const hash = passwordHasher().hash(PASSWORD);

/** A person with a name, an email and a password of their own, signed in. */
export async function putPerson(scene: ModuleScene, name: string): Promise<HolderActor> {
  const accountId = accountIdFrom(newId());
  const email = emailOf(`${name.toLowerCase().replace(/\W+/g, ".")}.${accountId.slice(-6)}@example.com`);
  const called = personOf(name);
  const own = buyer();
  const account: Account = {
    ...own,
    id: accountId,
    name: called,
    email: { kind: "EMAIL", email, verifiedAt: FRIDAY },
    phone: null,
    buyerProfile: own.buyerProfile && { ...own.buyerProfile, name: called },
  };
  const passwordHash = must(await hash);
  must(
    await scene.accounts.unitOfWork(
      { action: "demo.load", actor: operator, origin: systemOrigin, subject: null, accounts: [] },
      async (write) => {
        const inserted = await write.accounts.insert(account);
        if (inserted.ok) await write.credentials.save({ accountId, passwordHash, lastChangedAt: FRIDAY });
        return inserted.ok ? done(null) : inserted;
      },
    ),
  );
  return { kind: "HOLDER", accountId, sessionId: await putSession(scene, accountId), name };
}

/** The pass that this person's browser would be given now, or null. */
export async function passOf({ accounts }: ModuleScene, accountId: AccountId): Promise<HoldActor | null> {
  const pass = must(await accounts.queries.readHoldPass(accountId));
  return pass && { kind: "HOLDER_ON_HOLD", accountId, linkEpoch: pass.linkEpoch };
}

/** What a download would hold. */
export async function wholeText(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}
