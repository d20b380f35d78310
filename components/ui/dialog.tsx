"use client";

import { X } from "lucide-react";
import * as Primitive from "radix-ui/dialog";
import { type ReactNode, type Ref, type RefObject, useRef } from "react";
import { cx } from "./cx";
import { type FocusHome, focusHome } from "./focus-home";
import { IconButton } from "./icon-button";
import { adoptPageNonce } from "./page-nonce";

adoptPageNonce();

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** `alertdialog` for acts with consequences. */
  role?: "dialog" | "alertdialog";
  /** Drawn left of the title, as the lock of a receipt. */
  emblem?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  /** 560 pixels by default; `wide` is 720. */
  width?: "medium" | "wide";
  /** Hides the cross where leaving has its own button. */
  hideClose?: boolean;
  /** What gets the focus first; the first control otherwise. */
  initialFocus?: RefObject<HTMLElement | null> | undefined;
  titleRef?: Ref<HTMLHeadingElement> | undefined;
  /** Return true to keep the dialog open: something typed would be lost. */
  onAttemptClose?: (() => boolean) | undefined;
};

/** A modal layer: keeps the focus, closes by Escape and by the scrim, gives the focus back. A sheet on phones. */
export function Dialog(props: DialogProps) {
  const {
    open,
    onOpenChange,
    children,
    footer,
    role = "dialog",
    width = "medium",
    initialFocus,
    onAttemptClose,
  } = props;
  const home = useRef<FocusHome | null>(null);
  const holdOpen = (event: { preventDefault: () => void }) => {
    if (onAttemptClose?.()) event.preventDefault();
  };
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-50 grid animate-fade overflow-y-auto bg-scrim p-4 max-sm:items-end max-sm:p-0 sm:items-center sm:justify-items-center print:hidden">
          <Primitive.Content
            role={role}
            onEscapeKeyDown={holdOpen}
            onPointerDownOutside={holdOpen}
            onInteractOutside={holdOpen}
            {...(props.description ? {} : { "aria-describedby": undefined })}
            onOpenAutoFocus={(event) => {
              home.current?.stop();
              home.current = focusHome(document.activeElement);
              if (!initialFocus?.current) return;
              event.preventDefault();
              initialFocus.current.focus();
            }}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              home.current?.back();
            }}
            className={cx(
              "relative flex w-full animate-rise flex-col rounded-lg border border-border-strong bg-pop text-body text-fg shadow-pop max-sm:rounded-b-none",
              width === "wide" ? "sm:w-180" : "sm:w-140",
            )}
          >
            <DialogHeader {...props} />
            {children}
            {footer ? (
              <footer className="mt-4 flex flex-wrap items-center gap-2 border-t border-border px-4 py-4 sm:px-6">
                {footer}
              </footer>
            ) : null}
          </Primitive.Content>
        </Primitive.Overlay>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function DialogHeader({ title, titleRef, description, emblem, hideClose, onAttemptClose, onOpenChange }: DialogProps) {
  return (
    <header className="flex items-start gap-3 px-4 pt-5 sm:px-6">
      {emblem}
      <div className="min-w-0 flex-1">
        <Primitive.Title
          ref={titleRef}
          tabIndex={-1}
          className="text-panel font-semibold tracking-[-0.01em] outline-none"
        >
          {title}
        </Primitive.Title>
        {description ? <Primitive.Description className="text-muted-fg">{description}</Primitive.Description> : null}
      </div>
      {hideClose ? null : (
        <IconButton
          label="Close"
          icon={<X aria-hidden="true" className="size-4" />}
          className="-me-2 -mt-1"
          onClick={() => {
            if (!onAttemptClose?.()) onOpenChange(false);
          }}
        />
      )}
    </header>
  );
}

/** The middle of a dialog: 24 pixels of air at the sides, 16 between its parts. */
export function DialogBody({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cx("grid gap-4 px-4 pt-4 sm:px-6", className)}>{children}</div>;
}
