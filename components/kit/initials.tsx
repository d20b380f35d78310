import { cx } from "@/components/ui/cx";

type InitialsProps = {
  /** Null draws an empty place: nobody has it. */
  name: string | null;
  isMe?: boolean;
  size?: "small" | "medium";
};

/** "Arjun Kapoor" gives AK; a single word its first two letters. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? "")];
  const last = words.length > 1 ? [...(words.at(-1) ?? "")] : [];
  return (words.length > 1 ? `${first[0] ?? ""}${last[0] ?? ""}` : first.slice(0, 2).join("")).toUpperCase();
}

/** A person as two letters in a circle, with the name as title; 24 pixels, 20 in lists. */
export function Initials({ name, isMe = false, size = "medium" }: InitialsProps) {
  const frame = size === "small" ? "size-5 text-[9px]" : "size-6 text-[10px]";
  if (name === null) {
    return (
      <span
        title="Unassigned"
        className={cx("inline-flex shrink-0 rounded-full border border-dashed border-input", frame)}
      >
        <span className="sr-only">Unassigned</span>
      </span>
    );
  }
  return (
    <span
      title={name}
      className={cx(
        "inline-flex shrink-0 items-center justify-center rounded-full border font-emphasis tracking-[0.02em]",
        frame,
        isMe ? "edged border-transparent bg-primary text-primary-fg" : "border-border-strong bg-hover text-muted-fg",
      )}
    >
      <span aria-hidden="true">{initialsOf(name)}</span>
      <span className="sr-only">{name}</span>
    </span>
  );
}
