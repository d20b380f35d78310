import type { SubmitStageInput } from "@/server/accounts/application/use-cases/submit-stage/stage-fields.schema";
import { gstinCheckCharacter } from "@/server/accounts/domain/value-objects/gstin";

/** A PAN and a GSTIN of Maharashtra for the n-th business; the two belong together. */
export const panOfBusiness = (n: number): string => `AAPFU${String(n % 10_000).padStart(4, "0")}F`;

export function gstinOfBusiness(n: number): string {
  const first = `27${panOfBusiness(n)}1Z`;
  return `${first}${gstinCheckCharacter(first)}`;
}

type Answers = { readonly [Stage in SubmitStageInput["stage"]]: Extract<SubmitStageInput, { stage: Stage }> };

/** What an applicant without a fault sends, stage by stage. */
export const answersOf = (n = 939): Answers => ({
  BUSINESS: {
    stage: "BUSINESS",
    fields: {
      legalName: "Verma Crafts Pvt. Ltd.",
      ownerName: "Asha Verma",
      businessType: "COMPANY",
      addressLine: "12 MG Road",
      city: "Pune",
      postalCode: "411001",
      state: "27",
      phone: "+91 98200 12345",
      isSelfCertified: true,
    },
  },
  IDENTITY: {
    stage: "IDENTITY",
    fields: {
      fullName: "Asha Verma",
      documentKind: "PASSPORT",
      documentExpiresOn: "2031-05-01",
      pan: panOfBusiness(n),
    },
  },
  TAX: { stage: "TAX", fields: { gstNumber: gstinOfBusiness(n), legalName: "Verma Crafts" } },
  PAYOUT: {
    stage: "PAYOUT",
    fields: {
      method: "BANK",
      accountHolder: "VERMA CRAFTS PRIVATE LIMITED",
      ifsc: "HDFC0001234",
      accountNumber: `5010012${String(n).padStart(6, "0")}`,
    },
  },
  STORE: {
    stage: "STORE",
    fields: { storeName: n === 939 ? "Verma Crafts" : `Verma Crafts ${n}`, supportEmail: "help@verma.example" },
  },
});
