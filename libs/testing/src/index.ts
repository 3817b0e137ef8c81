export { EXAMPLES, FOUNDED } from './examples.ts';
export { Register, rearrived } from './facts.ts';
export { scenario, type Outcome, type Scenario, type Told } from './scenario.ts';
export { World, deciderOf, type Said } from './world.ts';
