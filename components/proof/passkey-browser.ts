"use client";

import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/browser";
import type { PasskeyAnswerInput } from "@/server/accounts/application/use-cases/second-factor/passkey-answer.schema";

/** What the server asks with; its shape is WebAuthn's own. */
export type PasskeyQuestion = {
  readonly challengeId: string;
  readonly options: Readonly<Record<string, unknown>>;
};

/** The library comes when somebody uses a passkey, not with the page. */
const library = () => import("@simplewebauthn/browser");

/** Whether this browser can use passkeys at this very address. */
export const canUsePasskeys = (): boolean =>
  typeof window !== "undefined" && window.isSecureContext && typeof window.PublicKeyCredential === "function";

/** Asks the authenticator to sign. Null when the person closed its window or has no passkey for us. */
export async function provePasskey(
  question: PasskeyQuestion,
  from: "dialog" | "autofill" = "dialog",
): Promise<PasskeyAnswerInput | null> {
  const { startAuthentication } = await library();
  return answered(question, () =>
    startAuthentication({ optionsJSON: asked(question), useBrowserAutofill: from === "autofill" }),
  );
}

/** Asks the authenticator for a new passkey. Null when the person closed its window. */
export async function makePasskey(question: PasskeyQuestion): Promise<PasskeyAnswerInput | null> {
  const { startRegistration } = await library();
  return answered(question, () => startRegistration({ optionsJSON: asked(question) }));
}

/** True where the browser offers passkeys in the field itself. */
export async function offersAutofill(): Promise<boolean> {
  if (!canUsePasskeys() || !("isConditionalMediationAvailable" in PublicKeyCredential)) return false;
  return PublicKeyCredential.isConditionalMediationAvailable();
}

type Reply = AuthenticationResponseJSON | RegistrationResponseJSON;

async function answered(
  { challengeId }: PasskeyQuestion,
  ask: () => Promise<Reply>,
): Promise<PasskeyAnswerInput | null> {
  try {
    const { id, rawId, type, response, clientExtensionResults } = await ask();
    const answer = {
      id,
      rawId,
      type,
      response: { ...response },
      clientExtensionResults: { ...clientExtensionResults },
    };
    return { challengeId, answer };
  } catch (error) {
    // Closing the browser's own window is an answer; anything else is a fault that should be seen.
    if (error instanceof Error && ["NotAllowedError", "AbortError"].includes(error.name)) return null;
    if (error instanceof Error && error.name === "InvalidStateError") throw new PasskeyKnown();
    throw error;
  }
}

/** This device holds a passkey for the account already. */
export class PasskeyKnown extends Error {
  override readonly name = "PasskeyKnown";
}

/** The server made these options with the other half of the same library. */
const asked = <Options>({ options }: PasskeyQuestion): Options => options as Options;
