import { ButtonLink } from "@/components/ui/button-link";

/** A sign-in that took too long or was tried too often begins anew. */
export function StepUpOver() {
  return (
    <>
      <p role="status" className="mb-6">
        This sign-in is over: it took too long, or was tried too often. Start again.
      </p>
      <ButtonLink href="/login" size="public" tone="primary">
        Sign in
      </ButtonLink>
    </>
  );
}
