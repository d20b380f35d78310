import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { SellingTaskDto } from "@/server/accounts/application/dto/selling-dto";

type StageHeadProps = {
  back: { readonly href: string; readonly name: string };
  /** "Task 3 of 5", or nothing. */
  step?: string;
  title: string;
  lead?: ReactNode;
};

/** The way back, where in the row of tasks this is, and the page's name. */
export function StageHead({ back, step, title, lead }: StageHeadProps) {
  return (
    <>
      <Link
        href={back.href}
        className="mb-4 inline-flex min-h-9 items-center gap-1 py-2 pe-2 text-form hover:underline pointer-coarse:min-h-11"
      >
        <ChevronLeft aria-hidden="true" className="-ms-1 size-4" />
        {back.name}
      </Link>
      {step ? <p className="text-form text-muted-fg">{step}</p> : null}
      <h1 className="mt-1 text-page font-semibold tracking-[-0.02em] text-balance sm:text-kpi">{title}</h1>
      {lead ? <p className="mt-3 max-w-[36em] text-public text-balance text-muted-fg sm:text-panel">{lead}</p> : null}
    </>
  );
}

/** What came back, in the words it was sent in. */
export function ReturnedNote({ returned }: { returned: NonNullable<SellingTaskDto["returned"]> }) {
  return (
    <div className="mt-6 rounded-s-[2px] rounded-e-md border border-border border-s-4 border-s-st-suspended bg-surface px-5 py-4">
      <h2 className="font-semibold">We need a change</h2>
      <p className="mt-1 whitespace-pre-line">
        <bdi>{returned.message}</bdi>
      </p>
    </div>
  );
}
