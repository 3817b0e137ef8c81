export { Register, rearrived } from './facts.ts';
