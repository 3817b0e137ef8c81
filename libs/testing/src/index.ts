export { canonical } from './canonical.ts';
export { diceOf } from './dice.ts';
export { EXAMPLES, FOUNDED } from './examples.ts';
export { Register, rearrived } from './facts.ts';
export { attempts, histories, historyOf, lived, sayingOf, type Attempt, type RandomHistory } from './histories.ts';
export { scenario, type Outcome, type RecordStory, type Scenario, type Told } from './scenario.ts';
export { World, deciderOf, tokenOf, type Said } from './world.ts';
export { levelOf, signOf, signed, type ReadSign } from './signs.ts';
export { keepsTheLawsOfTraps } from './trap-laws.ts';
