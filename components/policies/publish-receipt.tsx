import type { ConfirmReceipt } from "@/components/kit/confirm-frame";
import { Time } from "@/components/kit/time";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import type { PublishAsked } from "@/server/accounts/application/use-cases/request-publish/ask-publish-within";

/** What stands in the dialog once another lead is asked about a version. */
export const publishReceipt = (
  { version, approvalId, expiresAt }: PublishAsked,
  onClose: () => void,
): ConfirmReceipt => ({
  title: "Asked.",
  description: `Another lead decides about v${version}.`,
  body: (
    <p>
      Nothing changes until then. The request lapses <Time at={expiresAt.toISOString()} as="minute" />.
    </p>
  ),
  buttons: (
    <>
      <ButtonLink tone="primary" href={`/console/approvals?ap=${approvalId}`}>
        See the request
      </ButtonLink>
      <Button onClick={onClose}>Done</Button>
    </>
  ),
});
