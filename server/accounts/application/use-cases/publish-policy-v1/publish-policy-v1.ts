import type { RequestOrigin, SystemActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { policyDocument } from "@/server/accounts/domain/policies/policy-document";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { done, type Result } from "@/server/accounts/domain/result";
import { POLICY_SEED } from "@/server/accounts/domain/value-objects/actor-ref";
import { NothingToDo, unlessNothingToDo } from "../nothing-to-do";

export type PublishPolicyV1Deps = {
  readonly unitOfWork: UnitOfWork;
  /** SHA-256 of a text, as hex. */
  readonly hashOfText: (text: string) => string;
};

const actor: SystemActor = { kind: "SYSTEM", name: "system:policy" };

/**
 * Puts version 1 of the trust policy on record, live, with one entry and one event; once, however many starts come and
 * however close together. Answers null when it stood there already.
 * @throws when another version 1 is on record: scores would name numbers that did not make them.
 */
export const publishPolicyV1 =
  ({ unitOfWork, hashOfText }: PublishPolicyV1Deps) =>
  (origin: RequestOrigin): Promise<Result<null> | null> => {
    const { version } = trustPolicyV1;
    const document = policyDocument(trustPolicyV1);
    const contentHash = hashOfText(document);
    const subject = { type: "POLICY", id: String(version) } as const;
    return unlessNothingToDo(
      unitOfWork({ action: "policy.publish", actor, origin, subject, accounts: [] }, async (write) => {
        const known = await write.policies.findHash(version);
        if (known !== null && known !== contentHash) {
          throw new Error(`Trust policy ${version} is on record with other numbers than this release has.`);
        }
        const author = POLICY_SEED;
        const isNew =
          known === null &&
          (await write.policies.publish({ version, document, contentHash, author, publishedAt: write.at }));
        if (!isNew) throw new NothingToDo();
        const facts = { occurredAt: write.at, policyVersion: version, contentHash, by: author };
        write.events.append([{ type: "TrustPolicyPublished", accountId: null, ...facts }]);
        return done(null);
      }),
    );
  };
