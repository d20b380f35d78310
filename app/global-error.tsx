"use client";

import { LostPage } from "@/components/shell/lost-page";
import { Button } from "@/components/ui/button";
import "./globals.css";

/** When even the root layout failed: the same page with nothing around it. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en-IN">
      <body>
        <title>This page did not load · Goodstanding</title>
        <LostPage
          title="This page did not load"
          lead="The fault is on our side. Nothing was changed. Try again in a moment."
          drawing="fallen-bar"
          buttons={
            <Button tone="primary" size="public" onClick={reset}>
              Try again
            </Button>
          }
        />
      </body>
    </html>
  );
}
