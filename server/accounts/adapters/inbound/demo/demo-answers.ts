import type { SubmitStageInput } from "@/server/accounts/application/use-cases/submit-stage/stage-fields.schema";
import { panOf } from "@/server/accounts/domain/value-objects/gstin";
import type { demoGstin } from "./demo-stores";

export type Shop = {
  readonly store: string;
  readonly owner: string;
  readonly stateCode: string;
  readonly city: string;
};

export type Answers = { readonly [Stage in SubmitStageInput["stage"]]: Extract<SubmitStageInput, { stage: Stage }> };

/** What somebody with such a shop writes into each stage. */
export function answersOf(
  { store, owner, stateCode, city }: Shop,
  gstNumber: ReturnType<typeof demoGstin>,
  place: number,
): Answers {
  const nth = String(place + 1).padStart(2, "0");
  return {
    BUSINESS: {
      stage: "BUSINESS",
      fields: {
        legalName: store,
        ownerName: owner,
        businessType: "SOLE_TRADER",
        addressLine: `${12 + place} Market Road`,
        city,
        postalCode: `4110${nth}`,
        state: stateCode,
        phone: `+91 98202 101${nth}`,
        isSelfCertified: true,
      },
    },
    IDENTITY: {
      stage: "IDENTITY",
      fields: {
        fullName: owner,
        documentKind: "DRIVING_LICENCE",
        documentExpiresOn: "2034-08-31",
        pan: panOf(gstNumber),
      },
    },
    TAX: { stage: "TAX", fields: { gstNumber, legalName: store } },
    PAYOUT: {
      stage: "PAYOUT",
      fields: { method: "BANK", accountHolder: store, ifsc: "HDFC0001234", accountNumber: `50100271${nth}4409` },
    },
    STORE: {
      stage: "STORE",
      fields: {
        storeName: store,
        description: `${store} from ${city}, made by hand.`,
        supportEmail: `help@${store.toLowerCase().replace(/ /g, "-")}.example`,
      },
    },
  };
}
