"use client";

import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, summaryOf, useErrorTitle, withoutProblem } from "@/components/kit/form-answers";
import { UploadField } from "@/components/kit/upload-field";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { DocumentDto } from "@/server/accounts/application/dto/document-dto";
import { StageActs } from "./stage-acts";
import type { StagePlace } from "./stage-form";

type DocumentsFormProps = {
  place: StagePlace;
  kind: string;
  label: string;
  documents: readonly DocumentDto[];
  /** Where this page is, for browsers without scripts. */
  returnTo: string;
  problem: string | null;
  action: FormAction;
  remove: FormAction;
  csrf: string;
};

/** Documents of one kind, and the way on. */
export function DocumentsForm(props: DocumentsFormProps) {
  const { place, kind, label, documents, returnTo, problem, action, remove, csrf } = props;
  const [answer, send] = useActionState(action, FRESH_FORM);
  // "Add a file" is over as soon as one has arrived.
  const state = documents.length > 0 ? withoutProblem(answer, "file") : answer;
  useErrorTitle(state);
  return (
    <div className="mt-8">
      <ErrorSummary errors={summaryOf(state, { file: `upload-${kind.toLowerCase().replaceAll("_", "-")}` })} />
      <UploadField
        kind={kind}
        label={label}
        documents={documents}
        csrf={csrf}
        returnTo={returnTo}
        problem={problem}
        previewBase="/sell/documents"
        remove={remove}
      />
      <p className="mt-4 mb-6 text-form text-muted-fg">
        What you add stays yours until you send the task: you can take it back and add another. Only the people who
        check your application can open these files.
      </p>
      <form action={send} noValidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="stage" value={place.stage} />
        <input type="hidden" name="page" value={place.page} />
        <input type="hidden" name="from" value={place.from} />
        <StageActs />
      </form>
    </div>
  );
}
