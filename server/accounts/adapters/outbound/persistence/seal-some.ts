import type { KeyOwner, PersonalData, PersonalDataSealer } from "../security/personal-data-encryption";

/** Seals the values that are there, in the order given: only what has a secret part costs a key. */
export async function sealSome(
  sealer: PersonalDataSealer,
  parts: readonly { readonly owner: KeyOwner; readonly value: PersonalData | null }[],
): Promise<readonly (Uint8Array<ArrayBuffer> | null)[]> {
  const secrets = parts.flatMap(({ owner, value }) => (value ? [{ owner, value }] : []));
  const sealed = (secrets.length === 0 ? [] : await sealer.sealMany(secrets)).values();
  return parts.map(({ value }) => (value ? (sealed.next().value ?? null) : null));
}
