import type { Detector } from '../finding.ts';

export const noBackbone: Detector = () => [];
