export function measures(): readonly string[];
