export const eventFieldsPath: string;
export function eventFieldsText(): Promise<string>;
