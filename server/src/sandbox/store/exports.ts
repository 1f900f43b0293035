/** A bulk extract, from its order to its file. Times are milliseconds since the epoch. */
export interface ExportJob {
  readonly id: string;
  readonly order: ExportOrder;
  readonly format: ExportFormat;
  readonly createdAt: number;
  queuedAt: number | undefined;
  startedAt: number | undefined;
  /** When it was completed, or failed. */
  finishedAt: number | undefined;
  cancelledAt: number | undefined;
  /** Why it failed. */
  failure: string | undefined;
  /** What was written when it started; nobody sees it before the job is completed. */
  file: ExportFile | undefined;
}

export type ExportFormat = 'CSV' | 'TSV' | 'SSV';

export interface ExportFile {
  /** Undefined: it was kept long enough. */
  readonly text: string | undefined;
  readonly records: number;
  readonly bytes: number;
  /** SHA-256, in hexadecimal digits. */
  readonly checksum: string;
}

/** What is wanted. */
export type ExportOrder = LeadOrder | ActivityOrder;

/** A field of the file, and the words at its top. */
export interface ExportColumn {
  readonly field: string;
  readonly header: string;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface LeadOrder {
  readonly kind: 'leads';
  readonly columns: readonly ExportColumn[];
  readonly filter:
    | { readonly by: 'createdAt' | 'updatedAt'; readonly span: Span }
    | { readonly by: 'static list'; readonly listId: number };
}

export interface ActivityOrder {
  readonly kind: 'activities';
  readonly columns: readonly ExportColumn[];
  readonly span: Span;
  readonly typeIds: readonly number[] | undefined;
  readonly primaryIds: readonly number[] | undefined;
  readonly primaryTexts: readonly string[] | undefined;
}
