"use client";

import { CircleCheck, Copy, Download, Printer } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

type RecoveryCodesProps = {
  /** Empty where the old ones go on working. */
  codes: readonly string[];
  receipt: string;
  after: ReactNode;
};

/** Codes for the day the second factor is gone: shown this once, to copy, to keep as a file, to print. */
export function RecoveryCodes({ codes, receipt, after }: RecoveryCodesProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="recovery" className="grid gap-5">
      <p role="status" className="flex gap-2 font-emphasis">
        <CircleCheck aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-success" />
        {receipt}
      </p>
      {codes.length === 0 ? (
        <p id="recovery">The recovery codes you have go on working.</p>
      ) : (
        <>
          <h2 id="recovery" ref={heading} tabIndex={-1} className="text-panel font-semibold">
            Keep your recovery codes
          </h2>
          <p>
            Each of them signs you in once, when you do not have your app or passkey. We show them now and never again:
            keep them where only you can find them.
          </p>
          <ol className="grid gap-x-8 gap-y-2 rounded-md border border-border bg-surface p-4 font-mono text-form sm:p-5">
            {codes.map((code) => (
              <li key={code} className="slashed-zero wrap-anywhere">
                {code}
              </li>
            ))}
          </ol>
          <KeepButtons codes={codes} />
        </>
      )}
      {after}
    </section>
  );
}

/** Appear once they can work: without scripts people copy the list by hand. */
function KeepButtons({ codes }: { codes: readonly string[] }) {
  const [canKeep, setCanKeep] = useState(false);
  const [said, setSaid] = useState("");
  useEffect(() => setCanKeep(true), []);
  if (!canKeep) return null;
  const text = `Goodstanding recovery codes\nEach works once.\n\n${codes.join("\n")}\n`;
  const icon = "size-4";
  return (
    <div className="flex flex-wrap gap-3 print:hidden">
      <Button
        size="public-small"
        icon={<Download aria-hidden="true" className={icon} />}
        onClick={() => setSaid(download(text) ? "Saved as a file." : "")}
      >
        Download
      </Button>
      <Button
        size="public-small"
        icon={<Copy aria-hidden="true" className={icon} />}
        onClick={() => void navigator.clipboard.writeText(text).then(() => setSaid("Copied."))}
      >
        Copy
      </Button>
      <Button size="public-small" icon={<Printer aria-hidden="true" className={icon} />} onClick={() => window.print()}>
        Print
      </Button>
      <span role="status" className="self-center text-form text-muted-fg">
        {said}
      </span>
    </div>
  );
}

function download(text: string): boolean {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "goodstanding-recovery-codes.txt";
  link.click();
  URL.revokeObjectURL(address);
  return true;
}
