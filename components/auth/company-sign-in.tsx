import { CsrfField } from "@/components/kit/csrf-field";
import { SubmitButton } from "@/components/ui/submit-button";

type CompanySignInProps = {
  csrf: string;
  /** As the installation calls it. */
  name: string;
  /** Where to go afterwards; empty for the usual place. */
  next: string;
};

/** The way of the team through the company's own sign-in. Works without scripts. */
export function CompanySignIn({ csrf, name, next }: CompanySignInProps) {
  return (
    <form
      method="post"
      action="/api/auth/signin/company"
      className="mt-6 grid border-t border-border pt-6 sm:justify-start"
    >
      <CsrfField token={csrf} />
      <input type="hidden" name="next" value={next} />
      <SubmitButton tone="secondary" size="public" busyLabel="Going there">
        Sign in with <bdi>{name}</bdi>
      </SubmitButton>
    </form>
  );
}
