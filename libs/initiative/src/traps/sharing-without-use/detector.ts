import type { Detector } from '../finding.ts';

export const sharingWithoutUse: Detector = () => [];
