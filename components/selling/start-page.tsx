import type { FormAction } from "@/components/kit/form-answers";
import { StartForm } from "./start-form";

type StartPageProps = { action: FormAction; csrf: string; storeName?: string; gstNumber?: string };

/** Before anything was asked for: what it is, how long it takes, and the first two answers. */
export function StartPage({ action, csrf, storeName = "", gstNumber = "" }: StartPageProps) {
  return (
    <>
      <h1 className="text-page font-semibold tracking-[-0.02em] sm:text-kpi">Start selling</h1>
      <p className="mt-3 max-w-[36em] text-public text-balance text-muted-fg sm:text-panel">
        Five short tasks, about 15 minutes in all. We save as you go, and you can come back at any time.
      </p>
      <ol className="mt-6 grid max-w-[36em] list-decimal gap-2 ps-5 marker:text-muted-fg">
        <li>You answer a task and send it.</li>
        <li>A person on our team looks at it, and the next task opens.</li>
        <li>When all five are completed a second person looks at the whole application.</li>
      </ol>
      <p className="mt-4 max-w-[36em] text-muted-fg">Your shopping carries on as normal, whatever becomes of it.</p>
      <StartForm action={action} csrf={csrf} storeName={storeName} gstNumber={gstNumber} />
    </>
  );
}
