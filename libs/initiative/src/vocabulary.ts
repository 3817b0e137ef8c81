/** The words that facts may use, as the workbook and the command API spell them. Storage: never renamed. */

export const SECTORS = [
  'government',
  'business',
  'nonprofit',
  'philanthropy',
  'academia',
  'labour',
  'consumer',
  'community',
  'other',
] as const;
export type Sector = (typeof SECTORS)[number];

/** What a partner is in the initiative. A `beneficiary` is there to receive and is never judged for taking. */
export const ROLES = ['backbone', 'funder', 'member', 'beneficiary'] as const;
export type Role = (typeof ROLES)[number];

/** Kinds of action. Source: the Community Tool Box's measures of community and systems change (chapter 38). */
export const ACTION_CODES = [
  'planning-product',
  'resource-generated',
  'development',
  'organisational-change',
  'community-action',
  'community-change',
  'service-provided',
  'media',
] as const;
export type ActionCode = (typeof ACTION_CODES)[number];

export const RESOURCE_KINDS = ['money', 'time', 'in-kind', 'knowledge', 'data', 'venue', 'other'] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

export const DIRECTIONS = ['gave', 'received'] as const;
export type FlowDirection = (typeof DIRECTIONS)[number];

export const PRESENCES = ['present', 'absent', 'excused'] as const;
export type Presence = (typeof PRESENCES)[number];

export const MEETING_STATUSES = ['held', 'cancelled'] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];

export const KNOWLEDGE_KINDS = ['progress', 'evaluation', 'beneficiary', 'research', 'minutes', 'other'] as const;
export type KnowledgeKind = (typeof KNOWLEDGE_KINDS)[number];

/** The ladder of use, lowest rung first. */
export const STAGES = ['received', 'discussed', 'referenced', 'adopted', 'implemented', 'effect'] as const;
export type Stage = (typeof STAGES)[number];

/** Which way an indicator is better. */
export const BETTER = ['up', 'down'] as const;
export type Better = (typeof BETTER)[number];

export const FUNDING_PURPOSES = ['backbone', 'programme'] as const;
export type FundingPurpose = (typeof FUNDING_PURPOSES)[number];

/**
 * What a backbone does. Source: Turner, Merchant, Kania and Martin, "Understanding the Value of Backbone
 * Organizations in Collective Impact", Stanford Social Innovation Review (2012): six common activities.
 */
export const BACKBONE_FUNCTIONS = ['vision', 'alignment', 'measurement', 'public-will', 'policy', 'funding'] as const;
export type BackboneFunction = (typeof BACKBONE_FUNCTIONS)[number];

export const END_REASONS = [
  'achieved',
  'no-longer-needed',
  'merged',
  'funding',
  'motivation',
  'sponsor-exit',
  'faded',
  'other',
] as const;
export type EndReason = (typeof END_REASONS)[number];

export const PHASES = ['initiating', 'organising', 'sustaining'] as const;
export type Phase = (typeof PHASES)[number];

/** The five conditions. Source: Kania and Kramer, "Collective Impact", Stanford Social Innovation Review (2011). */
export const CONDITIONS = [
  'common-agenda',
  'shared-measurement',
  'mutually-reinforcing-activities',
  'continuous-communication',
  'backbone-support',
] as const;
export type Condition = (typeof CONDITIONS)[number];

export const GRADES = ['absent', 'emerging', 'established'] as const;
export type Grade = (typeof GRADES)[number];

export const TRAPS = [
  'taking-without-giving',
  'joining-without-acting',
  'giving-up-early',
  'sharing-without-use',
  'no-backbone',
] as const;
export type Trap = (typeof TRAPS)[number];

/** How much a finding asks for: keep an eye on it, talk about it, act. */
export const LEVELS = ['watch', 'warning', 'critical'] as const;
export type Level = (typeof LEVELS)[number];

export const SUBJECT_KINDS = ['initiative', 'partner', 'commitment', 'item', 'indicator'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];
