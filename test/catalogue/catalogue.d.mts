export const folder: string;
export function pages(): ReadonlyMap<string, string>;
export function drift(expected: ReadonlyMap<string, string>, kept: string): readonly string[];
