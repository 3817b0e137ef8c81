import type { Detector } from '../finding.ts';

export const takingWithoutGiving: Detector = () => [];
