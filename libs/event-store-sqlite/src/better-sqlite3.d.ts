/** The part of better-sqlite3 12 that this library uses, named as in its own documentation. */
declare module 'better-sqlite3' {
  namespace Database {
    interface Statement<Parameters extends unknown[] = unknown[], Result = unknown> {
      run(...parameters: Parameters): { readonly changes: number };
      get(...parameters: Parameters): Result | undefined;
      all(...parameters: Parameters): Result[];
      /** Rows as arrays in the order of the columns. */
      raw(on?: boolean): this;
    }

    interface Database {
      readonly inTransaction: boolean;
      prepare<Parameters extends unknown[] = unknown[], Result = unknown>(sql: string): Statement<Parameters, Result>;
      exec(sql: string): this;
      pragma(source: string, options?: { readonly simple?: boolean }): unknown;
      close(): this;
    }

    interface Options {
      readonly readonly?: boolean;
      readonly fileMustExist?: boolean;
      /** Milliseconds to wait for a lock. */
      readonly timeout?: number;
    }
  }

  const Database: new (file: string, options?: Database.Options) => Database.Database;
  export default Database;
}
