import type { Detector } from '../finding.ts';

export const joiningWithoutActing: Detector = () => [];
