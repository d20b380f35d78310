import { CircleAlert, CircleCheck, Clock, RotateCw } from "lucide-react";
import type { ReactNode } from "react";

export type ReceiptStep = {
  readonly key: string;
  readonly state: "done" | "waiting" | "retrying" | "failed";
  /** What happened: "1 of 1 session refused". */
  readonly what: string;
  /** How it is known: "checked by probe". */
  readonly how?: string;
  /** "38 ms", or a countdown. */
  readonly after?: ReactNode;
};

const icons = {
  done: { Icon: CircleCheck, className: "text-success", word: "Done" },
  waiting: { Icon: Clock, className: "text-muted-fg", word: "Waiting" },
  retrying: { Icon: RotateCw, className: "text-warn", word: "Trying again" },
  failed: { Icon: CircleAlert, className: "text-danger", word: "Failed" },
} as const;

type ReceiptListProps = { heading?: string; afterHeading?: string; steps: readonly ReceiptStep[] };

/** Proof of what an act did, step by step, with the milliseconds after the commit. */
export function ReceiptList({ heading = "Proof", afterHeading = "after commit", steps }: ReceiptListProps) {
  return (
    <div>
      <div className="flex h-6 items-center justify-between">
        <span className="caps">{heading}</span>
        <span className="caps" aria-hidden="true">
          {afterHeading}
        </span>
      </div>
      <ul aria-label={heading}>
        {steps.map((step) => {
          const { Icon, className, word } = icons[step.state];
          return (
            <li
              key={step.key}
              className="grid min-h-9 grid-cols-[20px_minmax(0,1fr)_auto] items-center gap-3 border-b border-row-line py-1 last:border-b-0"
            >
              <Icon aria-hidden="true" className={`size-4 ${className}`} strokeWidth={1.75} />
              <span>
                <span className="sr-only">{word}: </span>
                {step.what}
                {step.how ? <span className="text-muted-fg"> {step.how}</span> : null}
              </span>
              <span className="num">{step.after}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
