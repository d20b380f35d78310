import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonTone, buttonLook } from "./button-look";

type ButtonLinkProps = ComponentProps<typeof Link> & {
  tone?: ButtonTone;
  size?: ButtonSize;
  icon?: ReactNode;
};

/** A link that looks like a button, because it takes you to where the act happens. */
export function ButtonLink({ tone, size, icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={buttonLook(tone, size, className)}>
      {icon}
      {children}
    </Link>
  );
}
