import { Fragment } from "react";
import { Kbd } from "@/components/ui/kbd";

const drawn: Readonly<Record<string, string>> = {
  Mod: "Ctrl",
  ArrowDown: "↓",
  ArrowUp: "↑",
  Enter: "↵",
  Shift: "⇧",
  Escape: "Esc",
};
const spoken: Readonly<Record<string, string>> = {
  Mod: "Control",
  ArrowDown: "Down arrow",
  ArrowUp: "Up arrow",
  "/": "slash",
  "?": "question mark",
  "[": "left bracket",
  "]": "right bracket",
  "+": "plus",
  "-": "minus",
  ".": "full stop",
};

const keysOf = (press: string): readonly string[] =>
  press.length === 1 ? [press] : press.split(/[ +]/).filter((key) => key !== "");

/** Keys as drawn, with words for speech. */
export function PressKeys({ presses }: { presses: readonly string[] }) {
  return (
    <span className="inline-flex items-center gap-1">
      {presses.map((press, index) => (
        <Fragment key={press}>
          {index > 0 ? <span className="text-meta text-muted-fg">or</span> : null}
          {keysOf(press).map((key) => (
            <Kbd key={key} className="pointer-coarse:inline-flex!">
              {drawn[key] ?? key}
            </Kbd>
          ))}
          <span className="sr-only">
            {keysOf(press)
              .map((key) => spoken[key] ?? key)
              .join(press.includes("+") ? " and " : " then ")}
          </span>
        </Fragment>
      ))}
    </span>
  );
}
