import { maskAddress, maskEmail, maskGstin, maskPhone } from "@/server/accounts/application/dto/masking";
import type { DeclaredFieldDto } from "@/server/accounts/application/dto/stage-review-dto";
import { choiceWords, FIELD_LABELS } from "@/server/accounts/application/dto/stage-review-words";
import { gstStateName } from "@/server/accounts/domain/value-objects/gst-state";
import { parseGstin, stateCodeOf } from "@/server/accounts/domain/value-objects/gstin";

export type DeclaredFields = Readonly<Record<string, unknown>>;

type Mask = (value: string, fields: DeclaredFields) => string;

const DOTS = "•••";

const lastOf =
  (shown: number): Mask =>
  (value) =>
    value.length > 2 * shown ? `${DOTS} ${DOTS}${value.slice(-shown)}` : `${DOTS} ${DOTS}`;

/** Who somebody is and where their money goes. Names are shown, as everywhere in the console. */
const MASKS: Readonly<Record<string, Mask>> = {
  addressLine: () => `${DOTS} ${DOTS}`,
  postalCode: (value) => maskAddress({ city: "", postalCode: value }).trim(),
  phone: maskPhone,
  registerNumber: lastOf(2),
  pan: lastOf(2),
  gstNumber: maskGstin,
  ifsc: (value) => `${value.slice(0, 4)}${DOTS}`,
  accountNumber: lastOf(3),
  upiAddress: maskEmail,
  supportEmail: maskEmail,
};

/** In the order in which the forms ask. */
const ORDER = Object.keys(FIELD_LABELS);

/** What was declared in one stage, as this reader may see it; nothing that has no label leaves. */
export function declaredFields(fields: DeclaredFields, reveals: boolean): DeclaredFieldDto[] {
  const shown = ORDER.flatMap((field): DeclaredFieldDto[] => {
    const value = fields[field];
    if (typeof value !== "string" || value === "") return [];
    const mask = MASKS[field];
    return [
      {
        field,
        label: FIELD_LABELS[field] ?? field,
        value: mask ? mask(value, fields) : clearValue(field, value),
        isMasked: mask !== undefined,
        revealable: mask !== undefined && reveals,
      },
    ];
  });
  return [...shown, ...stateOfNumber(fields)];
}

function clearValue(field: string, value: string): string {
  if (field === "state") return stateWords(value);
  return ["businessType", "documentKind", "method"].includes(field) ? choiceWords(value) : value;
}

const stateWords = (code: string): string => `${gstStateName(code)} (${code})`;

/** Nobody is asked for it twice: it stands in the number. */
function stateOfNumber({ gstNumber }: DeclaredFields): DeclaredFieldDto[] {
  const read = typeof gstNumber === "string" ? parseGstin(gstNumber) : null;
  if (!read?.ok) return [];
  const value = stateWords(stateCodeOf(read.value));
  return [{ field: "gstState", label: "State", value, isMasked: false, revealable: false }];
}
