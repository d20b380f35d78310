import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import type { PasskeyAnswerInput } from "@/server/accounts/application/use-cases/second-factor/passkey-answer.schema";
import type { PasskeyQuestion } from "@/server/accounts/application/use-cases/second-factor/verify-passkey";

type Shape = {
  readonly origin?: string;
  readonly rpId?: string;
  readonly userVerified?: boolean;
  readonly challenge?: string;
  /** Tells this counter instead of the next one. */
  readonly signCount?: number;
  readonly spoilSignature?: boolean;
};

const sha256 = (data: string | Uint8Array): Buffer => createHash("sha256").update(data).digest();
const b64 = (data: Uint8Array): string => Buffer.from(data).toString("base64url");

/** An authenticator as the standard describes one, with a real key: everything it answers is really signed. */
export function softwareAuthenticator(site: { readonly origin: string; readonly rpId: string }) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(32);
  let counter = 0;

  const authenticatorData = ({ rpId = site.rpId, userVerified = true, signCount }: Shape, attested: Buffer | null) => {
    counter += 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(signCount ?? counter);
    const flags = Buffer.from([0x01 | (userVerified ? 0x04 : 0) | (attested ? 0x40 : 0)]);
    return Buffer.concat([sha256(rpId), flags, count, attested ?? Buffer.alloc(0)]);
  };

  const clientData = (type: string, { options }: PasskeyQuestion, { origin = site.origin, challenge }: Shape) =>
    Buffer.from(JSON.stringify({ type, challenge: challenge ?? options["challenge"], origin, crossOrigin: false }));

  const answerWith = (question: PasskeyQuestion, response: Record<string, string> & { clientDataJSON: string }) =>
    ({
      challengeId: question.challengeId,
      answer: { id: b64(id), rawId: b64(id), type: "public-key", response, clientExtensionResults: {} },
    }) satisfies PasskeyAnswerInput;

  return {
    credentialId: new Uint8Array(id),
    make: (question: PasskeyQuestion, shape: Shape = {}): PasskeyAnswerInput => {
      const attested = Buffer.concat([
        Buffer.alloc(16),
        Buffer.from([0, id.length]),
        id,
        coseKey(publicKey.export({ format: "jwk" })),
      ]);
      const object = attestationObject(authenticatorData(shape, attested));
      const data = clientData("webauthn.create", question, shape);
      return answerWith(question, { clientDataJSON: b64(data), attestationObject: b64(object) });
    },
    prove: (question: PasskeyQuestion, shape: Shape = {}): PasskeyAnswerInput => {
      const data = clientData("webauthn.get", question, shape);
      const auth = authenticatorData(shape, null);
      const signature = createSign("sha256")
        .update(Buffer.concat([auth, sha256(data)]))
        .sign(privateKey);
      if (shape.spoilSignature) signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1;
      return answerWith(question, {
        clientDataJSON: b64(data),
        authenticatorData: b64(auth),
        signature: b64(signature),
      });
    },
  };
}

/** CBOR by hand: {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
function coseKey({ x = "", y = "" }: { x?: string; y?: string }): Buffer {
  const bytes = (value: string) => Buffer.concat([Buffer.from([0x58, 32]), Buffer.from(value, "base64url")]);
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    bytes(x),
    Buffer.from([0x22]),
    bytes(y),
  ]);
}

/** CBOR by hand: {"fmt": "none", "attStmt": {}, "authData": bytes}. */
function attestationObject(authData: Buffer): Buffer {
  const text = (value: string) => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
  const length = Buffer.from([0x59, authData.length >> 8, authData.length & 0xff]);
  return Buffer.concat([
    Buffer.from([0xa3]),
    text("fmt"),
    text("none"),
    text("attStmt"),
    Buffer.from([0xa0]),
    text("authData"),
    length,
    authData,
  ]);
}
