import { ButtonLink } from "@/components/ui/button-link";

/** One page for every link that does not work: used, over, withdrawn, sent again since, or never ours. */
export function DeadInvitation() {
  return (
    <>
      <div role="alert" className="mb-6">
        <h2 className="font-emphasis">This link does not work any more</h2>
        <p className="mt-1 text-muted-fg">
          Links work once, for 30 minutes. Ask whoever invited you to send it again. If you have joined already, sign
          in.
        </p>
      </div>
      <div className="grid sm:justify-start">
        <ButtonLink href="/login" size="public" tone="primary">
          Sign in
        </ButtonLink>
      </div>
    </>
  );
}
