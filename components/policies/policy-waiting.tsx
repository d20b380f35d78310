import { ButtonLink } from "@/components/ui/button-link";
import type { PolicyDto } from "@/server/accounts/application/dto/policy-dto";

/** Who asked to put a version in force, while nobody has approved it. */
export function PolicyWaiting({ waiting }: Pick<PolicyDto, "waiting">) {
  if (!waiting) return null;
  return (
    <p className="border-b border-border bg-primary-soft px-4 py-2 text-primary-soft-fg sm:px-6">
      {waiting.by} asked to put this in force.{" "}
      <ButtonLink size="small" href={`/console/approvals?ap=${waiting.approvalId}`}>
        See the request
      </ButtonLink>
    </p>
  );
}
