/** One statement for the thread of a SQLite file; without `sql`, the end. */
export interface ThreadStatement {
  /** From 1 on. */
  readonly id: number;
  readonly sql?: string;
  readonly parameters?: readonly unknown[];
}

/** An error of the driver. */
export interface ThreadFault {
  readonly message: string;
  readonly code?: string;
  readonly errcode?: number;
}

export interface ThreadAnswer {
  /** That of the statement; 0 once the file is open. */
  readonly id: number;
  readonly rows?: readonly unknown[];
  readonly changes?: number;
  readonly error?: ThreadFault;
  readonly inTransaction?: boolean;
}
