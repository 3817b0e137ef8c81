export { firstKey } from './access/first-key.ts';
export { configFrom, describeConfig, type Config } from './config.ts';
export { serve, type Serving, type ServingOptions } from './serving.ts';
