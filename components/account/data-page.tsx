import { CsrfField } from "@/components/kit/csrf-field";
import type { FormAction } from "@/components/kit/form-answers";
import { PublicSection } from "@/components/kit/public-section";
import { StatementBlock } from "@/components/kit/statement-block";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { PasswordField } from "@/components/ui/password-field";
import type { OwnDataPageDto } from "@/server/accounts/application/dto/own-pages-dto";

type DataPageProps = {
  page: OwnDataPageDto;
  csrf: string;
  /** Why the last download was refused; `isPassword` puts it to the field. */
  problem: { readonly words: string; readonly isPassword: boolean } | null;
  appeal: FormAction;
};

const CONTENTS = [
  "Your account, profile and contacts",
  "Addresses and what you chose about messages",
  "Devices, sessions and sign-ins",
  "What we observed about your orders, payments and devices",
  "Decisions about your account, and your appeals",
] as const;

/** One's own data as a file, and every decision there was. A plain form: the file comes without any script. */
export function DataPage({ page, csrf, problem, appeal }: DataPageProps) {
  const atField = problem?.isPassword ? problem.words : null;
  return (
    <>
      <section aria-labelledby="download">
        <h2 id="download" className="text-panel font-semibold tracking-[-0.012em]">
          Download your data
        </h2>
        <p className="mt-2 max-w-[40em]">
          Everything we keep about you, as one JSON file that people and programs can read. You can download it{" "}
          {page.exportsPerDay} times a day. We tell you by message each time.
        </p>
        <ul className="mt-3 mb-6 list-disc ps-5">
          {CONTENTS.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {problem ? (
          <ErrorSummary errors={[{ fieldId: problem.isPassword ? "password" : "", message: problem.words }]} />
        ) : null}
        <form method="post" action="/account/data/export" noValidate className="grid max-w-100 gap-6">
          <CsrfField token={csrf} />
          <PasswordField
            id="password"
            name="password"
            label="Your password"
            hint="So that nobody else takes your data from an open browser."
            autoComplete="current-password"
            error={atField}
          />
          <div className="grid sm:justify-start">
            <Button type="submit" tone="primary" size="public">
              Download your data
            </Button>
          </div>
        </form>
      </section>
      {page.statements.length > 0 ? (
        <PublicSection id="decisions" title="Decisions about your account">
          <div className="grid gap-10">
            {page.statements.map((statement) => (
              <StatementBlock key={statement.id} statement={statement} csrf={csrf} appeal={appeal} />
            ))}
          </div>
        </PublicSection>
      ) : null}
    </>
  );
}
