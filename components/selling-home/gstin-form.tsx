"use client";

import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import {
  type FormAction,
  FRESH_FORM,
  problemOf,
  summaryOf,
  useErrorTitle,
  withoutProblem,
} from "@/components/kit/form-answers";
import { ButtonLink } from "@/components/ui/button-link";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorSummary } from "@/components/ui/error-summary";
import { FieldNotes } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
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
  useErrorTitle(state);
  const problem = (field: string) => problemOf(state, field) ?? problemOf(state, `tax.${field}`);
  const unread = problem("understood");
  return (
    <form action={send} noValidate className="max-w-120">
      <ErrorSummary errors={summaryOf(state, CONTROLS)} />
      <div className="grid gap-6">
        <CsrfField token={csrf} />
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
        <div className={unread ? "border-s-4 border-danger ps-4" : undefined}>
          <FieldNotes id="understood" error={unread} isPublic />
          <Checkbox
            id="understood"
            name="understood"
            value="yes"
            size="public"
            label="I know that nothing new can be listed until the number is approved"
            aria-describedby={unread ? "understood-error" : undefined}
            aria-invalid={unread ? true : undefined}
          />
        </div>
        <div className="flex flex-wrap gap-x-4 gap-y-3 max-sm:flex-col">
          <SubmitButton size="public" busyLabel="Sending">
            Send new GSTIN
          </SubmitButton>
          <ButtonLink href="/sell/home" size="public">
            Keep the one I have
          </ButtonLink>
        </div>
      </div>
    </form>
  );
}
