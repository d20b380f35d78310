import { PolicyChanges } from "@/components/kit/policy-changes";
import { rampPlanWords } from "@/components/kit/policy-words";
import { Time } from "@/components/kit/time";
import { ButtonLink } from "@/components/ui/button-link";
import type { ApprovalDto } from "@/server/accounts/application/dto/approval-dto";

/** Of a policy to be put in force: what it changes and what the population said to it, as both were when it was asked. */
export function ApprovalPolicy({ policy }: { policy: NonNullable<ApprovalDto["policy"]> }) {
  const { version, liveVersion, liveNow, changes, backtest, guardFlags, ramp } = policy;
  return (
    <section aria-labelledby="approval-policy" className="border-t border-border px-4 py-3 sm:px-6">
      <div className="mb-1 flex flex-wrap items-center gap-x-2">
        <h3 id="approval-policy" className="font-semibold">
          What v{version} changes
        </h3>
        <p className="text-muted-fg">against v{liveVersion}, live when it was asked</p>
        <ButtonLink size="small" href={`/console/policies/trust/${version}`} className="ms-auto">
          Open it
        </ButtonLink>
      </div>
      {liveNow === liveVersion || liveNow === version ? null : (
        <p className="bg-warn-bg py-1.5 text-warn-text">
          <b className="font-semibold">Changed</b>: v{liveNow} is live by now, so approving this would do nothing.
        </p>
      )}
      <PolicyChanges changes={changes} />
      {ramp ? (
        <p className="mt-2">
          Comes into force little by little: <b className="font-semibold">{rampPlanWords(ramp)}</b>.{" "}
          {ramp.guardPercent === null
            ? null
            : `Its accounts go back by themselves when they are flagged over ${ramp.guardPercent} % more than the rest. `}
          Approving covers every step.
        </p>
      ) : null}
      {guardFlags ? (
        <p className="mt-2">
          Rolls back to v{liveVersion} by itself when more than{" "}
          <b className="font-semibold tabular-nums">{guardFlags.toLocaleString("en-IN")}</b> accounts are flagged within
          24 hours, for 7 days.
        </p>
      ) : null}
      <h3 className="mt-3 font-semibold">What the population says</h3>
      {backtest ? (
        <>
          <p className="text-muted-fg">
            {backtest.accounts.toLocaleString("en-IN")} accounts, <Time at={backtest.finishedAt} as="minute" />
          </p>
          <table className="w-full">
            <thead className="sr-only">
              <tr>
                <th scope="col">Figure</th>
                <th scope="col">Now</th>
                <th scope="col">With it</th>
              </tr>
            </thead>
            <tbody>
              {backtest.lines.map(({ label, before, after }) => (
                <tr key={label} className="border-t border-row-line align-top">
                  <th scope="row" className="py-1.5 pe-3 text-start font-normal text-muted-fg">
                    {label}
                  </th>
                  <td className="py-1.5 pe-3 tabular-nums">{before}</td>
                  <td className="py-1.5 font-semibold tabular-nums">{after}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : (
        <p className="text-muted-fg">These numbers were in force before; no run was needed.</p>
      )}
    </section>
  );
}
