/** The sets that can be imported, by the name the command line gives them. */
export type ImportKind = "olist" | "online-retail" | "accounts";

/** One import. What the first run of a kind fixed, every later one reuses. */
export type ImportRun = {
  readonly id: string;
  readonly kind: ImportKind;
  /** The newest fact's time here: what the profiles were brought up to. */
  readonly asOf: Date;
  /** Added to every time of the set. */
  readonly shiftDays: number;
  /** The set's usual order, in minor units of its own currency. */
  readonly typicalMinor: number;
  readonly startedAt: Date;
};

/** Plain JSON. */
export type ImportResult = Readonly<Record<string, unknown>>;

export type ImportRunRepository = {
  /** The first run of this kind that ever began, finished or not. */
  findFirst(kind: ImportKind): Promise<ImportRun | null>;
  begin(run: ImportRun): Promise<void>;
  finish(run: ImportRun, at: Date, result: ImportResult): Promise<void>;
};
