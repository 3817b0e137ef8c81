export const clientTypesPath: string;
export function openApiPage(): string;
export function clientTypes(): Promise<string>;
