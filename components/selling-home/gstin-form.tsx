"use client";

import { useActionState } from "react";
import { type FormAction, FRESH_FORM, problemOf, withoutProblem } from "@/components/kit/form-answers";
import { PromiseBox } from "@/components/kit/promise-box";
import { PublicForm } from "@/components/kit/public-form";
import { TextField } from "@/components/ui/text-field";

const CONTROLS = {
  gstNumber: "gstNumber",
  "tax.gstNumber": "gstNumber",
  legalName: "legalName",
  "tax.legalName": "legalName",
  understood: "understood",
  "documents.GST_CERTIFICATE": "upload-gst-certificate",
};

type GstinFormProps = {
  action: FormAction;
  csrf: string;
  /** Its certificate has arrived: that it is missing is no longer so. */
  hasCertificate: boolean;
};

/** Another GSTIN, after reading what happens first: nothing new is sold until somebody has looked. */
export function GstinForm({ action, csrf, hasCertificate }: GstinFormProps) {
  const [answer, send] = useActionState(action, FRESH_FORM);
  const state = hasCertificate ? withoutProblem(answer, "documents.GST_CERTIFICATE") : answer;
  const problem = (field: string) => problemOf(state, field) ?? problemOf(state, `tax.${field}`);
  return (
    <PublicForm
      state={state}
      send={send}
      csrf={csrf}
      controls={CONTROLS}
      submit="Send new GSTIN"
      busyLabel="Sending"
      leave={{ href: "/sell/home", text: "Keep the one I have" }}
      isWide
    >
      <TextField
        id="gstNumber"
        name="gstNumber"
        label="New GSTIN"
        hint="15 letters and digits, like 27 ABCDE1234F 1 Z 5. Spaces are fine."
        size="public"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        className="font-mono"
        defaultValue={state.values["gstNumber"] ?? ""}
        error={problem("gstNumber")}
      />
      <TextField
        id="legalName"
        name="legalName"
        label="Name it is registered under"
        size="public"
        autoComplete="organization"
        spellCheck={false}
        defaultValue={state.values["legalName"] ?? ""}
        error={problem("legalName")}
      />
      <PromiseBox
        id="understood"
        value="yes"
        label="I know that nothing new can be listed until the number is approved"
        error={problem("understood")}
      />
    </PublicForm>
  );
}
