"use client";

import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { KYC, LEVELS, leafWords, METHODS } from "@/components/kit/policy-words";
import { ChoiceBox, SwitchBox } from "./choice-box";
import { useEditor } from "./editor-context";
import { NumberBox } from "./number-box";
import { textAt } from "./use-policy-text";

const COUPONS = [
  ["ALL", "All"],
  ["LIMITED", "Limited"],
  ["NONE", "None"],
] as const;
const TIERS = [
  ["PREFERRED", "Preferred"],
  ["STANDARD", "Standard"],
  ["GUARDED", "Guarded"],
] as const;
const SELLER = ["listingLimit", "payoutHoldDays"] as const;
const SELLER_SWITCHES = ["instantPayout", "promotedListings"] as const;
const REVIEW = [
  "highDueHours",
  "criticalDueHours",
  "otherDueHours",
  "fallPoints",
  "fallWindowHours",
  "newEvidencePoints",
  "sampleSharePerDay",
  "sampleMinPerDay",
  "sampleMaxPerDay",
] as const;
const ACTION = [
  "typicalMinor",
  "amountWeight",
  "amountDown",
  "amountUp",
  "freshAccountSeconds",
  "freshAccountPoints",
  "sellerMinMass",
  "sellerDown",
  "review",
  "deny",
] as const;
const MASSES = [
  "decline",
  "chargeback",
  "refundMax",
  "sharedAccount",
  "sharedLockedAccount",
  "disputeOpened",
  "disputeLost",
  "disputeWonGood",
] as const;

/** Everything below the factors, folded away until somebody wants it. */
export function MoreRules() {
  const { text } = useEditor();
  const value = (path: string) => textAt(text.shown, path);
  return (
    <section aria-label="More rules" className="rounded-md border border-border bg-surface">
      <Fold title="Limits by level" note="max order, coupons, payment, sellers">
        <Limits />
      </Fold>
      <Fold
        title="Review triggers"
        note={`High ${value("review.highDueHours")} h, Critical ${value("review.criticalDueHours")} h, fall over ${value("review.fallPoints")} in ${value("review.fallWindowHours")} h`}
      >
        <Fields group="review" names={REVIEW} />
      </Fold>
      <Fold title="Lines of an action" note="amount, fresh account, seller">
        <Fields group="action" names={ACTION} />
      </Fold>
      <Fold title="Masses of signals" note="what one fact weighs">
        <Fields group="masses" names={MASSES} />
      </Fold>
      <Fold title="Approvals" note="the same in every version">
        <p className="px-4 pb-3 text-muted-fg">
          One person locks for up to {value("approvals.lockHoursAlone")} h and acts on up to{" "}
          {value("approvals.accountsAtOnceAlone")} accounts at once; a request lapses after{" "}
          {value("approvals.requestLapsesHours")} h; a decision can be undone for {value("undoSeconds")} s. These come
          with the release: another number is refused here.
        </p>
      </Fold>
    </section>
  );
}

function Fold({ title, note, children }: { title: string; note: string; children: ReactNode }) {
  const { text } = useEditor();
  const group = {
    "Limits by level": "outputs",
    "Review triggers": "review.",
    "Lines of an action": "action",
    "Masses of signals": "masses",
  }[title];
  const wrong = group ? text.problems.filter(({ field }) => field.startsWith(group)).length : 0;
  return (
    <details className="group border-b border-border last:border-b-0">
      <summary className="flex min-h-10 cursor-default list-none flex-wrap items-center gap-x-2 px-4 py-1.5 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-3.5 shrink-0 text-muted-fg group-open:rotate-90" />
        <span className="font-semibold">{title}</span>
        <span className="text-muted-fg">{note}</span>
        {wrong > 0 ? <span className="ms-auto text-meta text-danger">{wrong} wrong</span> : null}
      </summary>
      {children}
    </details>
  );
}

function Fields({ group, names }: { group: string; names: readonly string[] }) {
  return (
    <div className="grid grid-cols-2 gap-x-4 gap-y-3 px-4 pb-4 sm:grid-cols-3">
      {names.map((name) => (
        <NumberBox
          key={name}
          path={`${group}.${name}`}
          label={capital(leafWords(`${group}.${name}`))}
          step={name.includes("Share") ? 0.001 : name.includes("Weight") || group === "masses" ? 0.1 : 1}
        />
      ))}
    </div>
  );
}

function Limits() {
  return (
    <div className="grid gap-4 px-4 pb-4">
      <Matrix
        title="Largest order (₹)"
        columns={KYC}
        cell={(level, kyc) => <NumberBox path={`outputs.maxOrderMinor.${level}.${kyc}`} step={500} />}
      />
      <Matrix
        title="Coupons"
        columns={KYC}
        cell={(level, kyc) => <ChoiceBox path={`outputs.coupons.${level}.${kyc}`} options={COUPONS} />}
      />
      <Matrix
        title="Payment, from KYC"
        columns={METHODS}
        cell={(level, method) => (
          <ChoiceBox path={`outputs.paymentMethodsFrom.${level}.${method}`} options={KYC} closed="Closed" />
        )}
      />
      <Matrix
        title="Review and pricing"
        columns={[
          ["manualReview", "Manual review"],
          ["tier", "Tier"],
          ["adjustment", "Basis points"],
        ]}
        cell={(level, what) =>
          what === "manualReview" ? (
            <SwitchBox path={`outputs.manualReview.${level}`} label="yes" />
          ) : what === "tier" ? (
            <ChoiceBox path={`outputs.pricing.${level}.tier`} options={TIERS} />
          ) : (
            <NumberBox path={`outputs.pricing.${level}.adjustmentBasisPoints`} step={50} />
          )
        }
      />
      <Matrix
        title="Sellers"
        columns={[...SELLER, ...SELLER_SWITCHES].map((name) => [name, capital(leafWords(name))] as const)}
        rows={[...LEVELS, ["probation", "In probation"]]}
        cell={(level, name) => {
          const path = level === "probation" ? `outputs.probation.${name}` : `outputs.seller.${level}.${name}`;
          return SELLER.some((one) => one === name) ? <NumberBox path={path} /> : <SwitchBox path={path} label="yes" />;
        }}
      />
    </div>
  );
}

type Names = readonly (readonly [key: string, label: string])[];
type MatrixProps = { title: string; columns: Names; rows?: Names; cell: (row: string, column: string) => ReactNode };

function Matrix({ title, columns, rows = LEVELS, cell }: MatrixProps) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full">
        <caption className="pb-1 text-start font-semibold">{title}</caption>
        <thead>
          <tr className="text-meta text-muted-fg">
            <th scope="col" className="py-1 pe-2 text-start font-medium">
              Level
            </th>
            {columns.map(([key, label]) => (
              <th key={key} scope="col" className="py-1 pe-2 text-start font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([level, name]) => (
            <tr key={level} className="border-t border-row-line align-top">
              <th scope="row" className="py-1.5 pe-2 text-start font-normal">
                {name}
              </th>
              {columns.map(([column]) => (
                <td key={column} className="py-1 pe-2">
                  {cell(level, column)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
