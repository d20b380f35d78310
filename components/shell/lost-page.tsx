import type { ReactNode } from "react";
import { BRAND_LOOK, BrandWords } from "./brand-words";
import { GroundLine } from "./ground-line";
import { SkipLinks } from "./skip-links";

type LostPageProps = {
  title: string;
  lead: string;
  /** A code to quote. */
  code?: ReactNode;
  buttons: ReactNode;
  /** A door that is not there, or the bar lying down. */
  drawing: "no-door" | "fallen-bar";
};

/**
 * Pages that are not there or did not load: the ground line without its bar, or with the bar lying down. Plain links:
 * what broke is left behind by a whole new page, and this code comes with every other one.
 */
export function LostPage({ title, lead, code, buttons, drawing }: LostPageProps) {
  return (
    <div data-density="comfortable" className="flex min-h-dvh flex-col text-public">
      <SkipLinks />
      <header className="wrap-public flex h-14 items-center sm:h-18">
        <a href="/" className={BRAND_LOOK}>
          <BrandWords />
        </a>
      </header>
      <main id="main" tabIndex={-1} className="wrap-public flex flex-1 flex-col outline-none">
        <div className="max-w-150 pt-4 pb-10 sm:pt-8 lg:pt-16">
          <h1 className="text-door font-semibold tracking-[-0.028em] text-balance lg:text-hero">{title}</h1>
          <p className="mt-3 max-w-[36em] text-balance text-muted-fg lg:text-panel">{lead}</p>
          {code ? <div className="mt-4">{code}</div> : null}
          <div className="mt-8 flex gap-x-4 gap-y-3 max-sm:flex-col">{buttons}</div>
        </div>
        <div aria-hidden="true" dir="ltr" className="relative mt-auto h-[clamp(120px,30vh,320px)]">
          {drawing === "no-door" ? <MissingDoor /> : <FallenBar />}
        </div>
      </main>
      <GroundLine className="wrap-public mb-20" />
    </div>
  );
}

function MissingDoor() {
  return (
    <span className="absolute bottom-0 left-[60%] h-full w-[min(240px,36%)] rounded-tr-lg border-2 border-b-0 border-dashed border-input after:absolute after:top-[52%] after:right-3.5 after:h-8 after:w-1 after:rounded-full after:bg-input" />
  );
}

function FallenBar() {
  return (
    <>
      <span className="absolute bottom-0 left-[30%] h-30 border-l-2 border-dashed border-input sm:left-[60%] sm:h-full" />
      <span className="drawn absolute -bottom-1.5 left-[30%] -ml-0.5 h-50 w-1.5 origin-[50%_calc(100%-3px)] rotate-64 rounded-full bg-fg sm:left-[60%] sm:h-full" />
    </>
  );
}
