"use client";

import { Eye } from "lucide-react";
import { useCallback, useState } from "react";
import { Popover } from "@/components/ui/popover";
import { useSecondsLeft } from "./use-seconds-left";

export type RevealReason = { readonly code: string; readonly label: string };

export type RevealAnswer =
  | { readonly outcome: "revealed"; readonly value: string; readonly seconds: number }
  | { readonly outcome: "refused"; readonly message: string };

type MaskedProps = {
  /** What it is, in small letters: "email", "phone". */
  kind: string;
  /** As the server masked it. */
  masked: string;
  /** Null when this person may not see more. */
  reveal: ((reasonCode: string) => Promise<RevealAnswer>) | null;
  reasons: readonly RevealReason[];
};

/** A private value: masked, shown for a reason and a while, then masked again. Speech hears that, never the value. */
export function Masked({ kind, masked, reveal, reasons }: MaskedProps) {
  const [shown, setShown] = useState<{ value: string; seconds: number; until: number } | null>(null);
  const [said, setSaid] = useState("");
  const hide = useCallback(() => {
    setShown(null);
    setSaid(`${capital(kind)} hidden again`);
  }, [kind]);
  const seconds = useSecondsLeft(shown?.until ?? null, hide);
  return (
    <span className="inline-flex min-w-0 items-center gap-1">
      <bdi>{shown?.value ?? masked}</bdi>
      {shown ? (
        <button
          type="button"
          onClick={hide}
          aria-label={`Hide ${kind}`}
          title={`Hide ${kind}`}
          className="inline-grid size-6 place-items-center rounded-sm hover:bg-hover"
        >
          <Countdown share={seconds / shown.seconds} />
        </button>
      ) : reveal ? (
        <RevealButton
          kind={kind}
          reasons={reasons}
          reveal={reveal}
          onRevealed={(value, lasts) => {
            setShown({ value, seconds: lasts, until: Date.now() + lasts * 1000 });
            setSaid(`${capital(kind)} revealed for ${lasts} seconds`);
          }}
        />
      ) : null}
      <span role="status" className="sr-only">
        {said}
      </span>
    </span>
  );
}

type RevealButtonProps = Pick<MaskedProps, "kind" | "reasons"> & {
  reveal: (reasonCode: string) => Promise<RevealAnswer>;
  onRevealed: (value: string, seconds: number) => void;
};

function RevealButton({ kind, reasons, reveal, onRevealed }: RevealButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const ask = async (code: string) => {
    if (isBusy) return;
    setIsBusy(true);
    setRefusal(null);
    const answer = await reveal(code).finally(() => setIsBusy(false));
    if (answer.outcome === "refused") return setRefusal(answer.message);
    setIsOpen(false);
    onRevealed(answer.value, answer.seconds);
  };
  const trigger = (
    <button
      type="button"
      aria-label={`Reveal ${kind}`}
      title={`Reveal ${kind}`}
      className="inline-grid size-6 place-items-center rounded-sm text-muted-fg hover:bg-hover hover:text-fg print:hidden"
    >
      <Eye aria-hidden="true" className="size-3.5" />
    </button>
  );
  return (
    <Popover trigger={trigger} label={`Reveal ${kind}`} open={isOpen} onOpenChange={setIsOpen}>
      <p className="font-semibold">Why do you need the {kind}?</p>
      <p className="text-meta text-muted-fg">It is shown for a while, and this is recorded.</p>
      <ul className="mt-2 grid gap-1" aria-busy={isBusy}>
        {reasons.map((reason) => (
          <li key={reason.code}>
            <button
              type="button"
              onClick={() => ask(reason.code)}
              className="min-h-8 w-full rounded-sm px-2 text-start hover:bg-hover pointer-coarse:min-h-11"
            >
              {reason.label}
            </button>
          </li>
        ))}
      </ul>
      {refusal ? (
        <p role="alert" className="mt-2 text-danger">
          {refusal}
        </p>
      ) : null}
    </Popover>
  );
}

function Countdown({ share }: { share: number }) {
  const length = 2 * Math.PI * 6;
  return (
    <svg viewBox="0 0 16 16" className="size-4 -rotate-90" aria-hidden="true" fill="none" strokeWidth="2">
      <circle cx="8" cy="8" r="6" className="stroke-track" />
      <circle cx="8" cy="8" r="6" className="stroke-primary" strokeDasharray={`${length * share} ${length}`} />
    </svg>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
