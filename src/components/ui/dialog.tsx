import { useRef } from "react";
import type { ComponentProps } from "react";
import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import { classNames } from "../class-names.ts";

/** A modal dialog; focus stays inside and returns to where it came from. */
export const Dialog = Primitive.Root;

/** The dialog's box: a sheet from below on a phone, centred on wider screens. */
export function DialogContent(
  { className, children, closeLabel, ...props }:
    & ComponentProps<typeof Primitive.Content>
    & { closeLabel: string },
) {
  const opener = useRef<Element | null>(null);
  return (
    <Primitive.Portal>
      <Primitive.Overlay className="fixed inset-0 z-40 animate-fade-in bg-overlay" />
      <Primitive.Content
        className={classNames(
          "fixed inset-x-0 bottom-0 z-50 max-h-[92dvh] animate-dialog-in overflow-y-auto rounded-t-2xl border bg-surface p-5 shadow-2xl outline-none",
          "sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-full sm:max-w-md sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-2xl sm:p-6",
          className,
        )}
        // The first control may still be loading; from the dialog itself, Tab reaches it either way.
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          opener.current = document.activeElement;
          if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
        }}
        // Radix returns focus to its own trigger only; this dialog opens from several places.
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          if (opener.current instanceof HTMLElement) opener.current.focus();
        }}
        {...props}
      >
        {children}
        <Primitive.Close className="absolute top-3 right-3 inline-flex size-10 cursor-pointer items-center justify-center rounded-lg text-muted-foreground hover:bg-muted hover:text-foreground">
          <X aria-hidden className="size-4" />
          <span className="sr-only">{closeLabel}</span>
        </Primitive.Close>
      </Primitive.Content>
    </Primitive.Portal>
  );
}

/** The dialog's accessible name. */
export function DialogTitle({ className, ...props }: ComponentProps<typeof Primitive.Title>) {
  return (
    <Primitive.Title
      className={classNames("pr-10 text-lg font-semibold tracking-tight", className)}
      {...props}
    />
  );
}

/** What the dialog is for, in one sentence. */
export function DialogDescription(
  { className, ...props }: ComponentProps<typeof Primitive.Description>,
) {
  return (
    <Primitive.Description
      className={classNames("mt-1 text-sm text-muted-foreground", className)}
      {...props}
    />
  );
}
