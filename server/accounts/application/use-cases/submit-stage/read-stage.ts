import type { StageFields } from "@/server/accounts/application/ports/outbound/seller-stage-repository";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import { done, type Result } from "@/server/accounts/domain/result";
import { parseBusinessPhone } from "@/server/accounts/domain/value-objects/business-phone";
import { parseEmail } from "@/server/accounts/domain/value-objects/email";
import { parseGstin } from "@/server/accounts/domain/value-objects/gstin";
import { parsePan } from "@/server/accounts/domain/value-objects/pan";
import { parsePayoutAccount } from "@/server/accounts/domain/value-objects/payout-account";
import { readExpiry } from "@/server/accounts/domain/value-objects/photo-id";
import { parseStoreName } from "@/server/accounts/domain/value-objects/store-name";
import type { SubmitStageInput } from "./stage-fields.schema";

type Named = Partial<Pick<SellerApplication, "storeName" | "gstNumber">>;

/** What was sent, as it is kept, and what of it stands on the application itself. */
export type ReadStage = { readonly fields: StageFields; readonly named: Named };

/** Reads a stage by the domain's own parsers: a slip of typing is told at once, not by a person days later. */
export function readStage(input: SubmitStageInput): Result<ReadStage> {
  switch (input.stage) {
    case "BUSINESS": {
      const phone = parseBusinessPhone(input.fields.phone);
      return phone.ok ? read({ ...input.fields, phone: phone.value }) : phone;
    }
    case "IDENTITY": {
      const expiry = readExpiry(input.fields.documentKind, input.fields.documentExpiresOn);
      const pan = parsePan(input.fields.pan);
      if (!expiry.ok) return expiry;
      return pan.ok ? read({ ...input.fields, pan: pan.value }) : pan;
    }
    case "TAX": {
      const number = parseGstin(input.fields.gstNumber);
      return number.ok ? read({ ...input.fields, gstNumber: number.value }, { gstNumber: number.value }) : number;
    }
    case "PAYOUT": {
      const account = parsePayoutAccount(input.fields);
      const { accountHolder } = input.fields;
      if (!account.ok) return account;
      const { key: _found, ...typed } = account.value;
      return read({ accountHolder, ...("address" in typed ? { method: "UPI", upiAddress: typed.address } : typed) });
    }
    case "STORE": {
      const store = parseStoreName(input.fields.storeName);
      const email = parseEmail(input.fields.supportEmail, "supportEmail");
      if (!store.ok) return store;
      return email.ok ? read({ ...input.fields, storeName: store.value }, { storeName: store.value }) : email;
    }
  }
}

const read = (fields: Readonly<Record<string, string | boolean | undefined>>, named: Named = {}) =>
  done({
    named,
    fields: Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]) => (value === undefined || value === "" ? [] : [[name, value]])),
    ),
  });
