const SCHEME = /^(kurrentdb|kurrent|kdb|esdb)(\+discover)?:\/\/\S+$/;

/** Whether a text is the address of a KurrentDB or EventStoreDB, as its clients take it. */
export const isKurrentAddress = (text: string): boolean => SCHEME.test(text);

/** Whether streams can be named after it. */
export const isNamespace = (text: string): boolean => /^[a-z0-9_-]{1,64}$/.test(text);
