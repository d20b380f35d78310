import type { StageFields } from "@/server/accounts/application/ports/outbound/seller-stage-repository";

/** Says nothing about who somebody is or where their money goes. Every other field is sealed, new ones too. */
const CLEAR: ReadonlySet<string> = new Set([
  "businessType",
  "state",
  "documentKind",
  "documentExpiresOn",
  "gstNumber",
  "method",
  "storeName",
  "description",
  "isSelfCertified",
]);

export const clearFields = (fields: StageFields): StageFields => only(fields, (name) => CLEAR.has(name));

export const privateFields = (fields: StageFields): StageFields => only(fields, (name) => !CLEAR.has(name));

const only = (fields: StageFields, wanted: (name: string) => boolean): StageFields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => wanted(name)));
