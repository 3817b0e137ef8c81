import { preset } from '../../jest.preset.js';

export default preset('event-store-kurrent');
