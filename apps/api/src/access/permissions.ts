import type { Need } from './need.ts';
import type { Role } from './principal.ts';

/** Which roles a route lets in, by what it needs. What a command needs beyond `record` is in {@link RECORDED_BY}. */
export const MET_BY: Readonly<Record<Exclude<Need, 'public'>, readonly Role[]>> = {
  read: ['backbone', 'partner', 'analyst', 'auditor', 'admin'],
  audit: ['backbone', 'auditor', 'admin'],
  prove: ['backbone', 'auditor', 'admin'],
  contacts: ['backbone', 'auditor', 'admin', 'partner'],
  record: ['backbone', 'partner', 'integrator', 'admin'],
};

/** The backbone's to say; an integrator's where its grant names the command. */
const BACKBONE: readonly Role[] = ['backbone', 'integrator', 'admin'];
/** The partner's own to say, too: of itself, as `partnerId` has it. */
const ITSELF: readonly Role[] = [...BACKBONE, 'partner'];

/** Nobody's over HTTP. */
const NOBODY: readonly Role[] = [];

/**
 * Which roles may give a command, for every command of the catalogue. A partner is given none whose record it could take
 * over from another: a sharing and a use are known by ids of their own, so that correcting one may change whose it is.
 */
export const RECORDED_BY: Readonly<Record<string, readonly Role[]>> = {
  'charter-initiative': BACKBONE,
  'correct-charter': BACKBONE,
  'adopt-agenda': BACKBONE,
  'correct-agenda': BACKBONE,
  'void-agenda': BACKBONE,
  'assess-phase': BACKBONE,
  'correct-phase-assessment': BACKBONE,
  'void-phase-assessment': BACKBONE,
  'assess-condition': BACKBONE,
  'correct-condition-assessment': BACKBONE,
  'void-condition-assessment': BACKBONE,
  'adopt-policy': BACKBONE,
  'correct-policy': BACKBONE,
  'void-policy': BACKBONE,
  'award-funding': BACKBONE,
  'correct-funding-award': BACKBONE,
  'void-funding-award': BACKBONE,
  'end-funding': BACKBONE,
  'correct-funding-end': BACKBONE,
  'void-funding-end': BACKBONE,
  'end-initiative': BACKBONE,
  'correct-initiative-ending': BACKBONE,
  'void-initiative-ending': BACKBONE,
  'reopen-initiative': BACKBONE,
  'correct-initiative-reopening': BACKBONE,
  'void-initiative-reopening': BACKBONE,

  'invite-partner': BACKBONE,
  'correct-partner-invitation': BACKBONE,
  'void-partner-invitation': BACKBONE,
  'join-partner': BACKBONE,
  'return-partner': BACKBONE,
  'correct-partner-joining': BACKBONE,
  'void-partner-joining': BACKBONE,
  'leave-partner': ITSELF,
  'correct-partner-leaving': ITSELF,
  'void-partner-leaving': ITSELF,
  'make-commitment': ITSELF,
  'correct-commitment': ITSELF,
  'void-commitment': ITSELF,
  'revise-commitment': ITSELF,
  'correct-commitment-revision': ITSELF,
  'void-commitment-revision': ITSELF,
  'fulfil-commitment': ITSELF,
  'correct-commitment-fulfilment': ITSELF,
  'void-commitment-fulfilment': ITSELF,
  'withdraw-commitment': ITSELF,
  'correct-commitment-withdrawal': ITSELF,
  'void-commitment-withdrawal': ITSELF,
  'report-action': ITSELF,
  'correct-action': ITSELF,
  'void-action': ITSELF,
  'record-resource': ITSELF,
  'correct-resource': ITSELF,
  'void-resource': ITSELF,
  'perform-backbone-function': BACKBONE,
  'correct-backbone-function': BACKBONE,
  'void-backbone-function': BACKBONE,
  'name-contact': ITSELF,
  'correct-contact': ITSELF,
  'void-contact': ITSELF,
  'erase-subject': NOBODY,

  'call-meeting': BACKBONE,
  'correct-meeting-call': BACKBONE,
  'void-meeting-call': BACKBONE,
  'hold-meeting': BACKBONE,
  'cancel-meeting': BACKBONE,
  'correct-meeting': BACKBONE,
  'void-meeting': BACKBONE,
  'record-attendance': ITSELF,
  'correct-attendance': ITSELF,
  'void-attendance': ITSELF,

  'define-indicator': BACKBONE,
  'correct-indicator-definition': BACKBONE,
  'void-indicator-definition': BACKBONE,
  'record-measurement': BACKBONE,
  'correct-measurement': BACKBONE,
  'void-measurement': BACKBONE,

  'share-knowledge': ITSELF,
  'correct-knowledge-sharing': BACKBONE,
  'void-knowledge-sharing': BACKBONE,
  'use-knowledge': ITSELF,
  'correct-knowledge-use': BACKBONE,
  'void-knowledge-use': BACKBONE,

  'raise-finding': BACKBONE,
  'escalate-finding': BACKBONE,
  'clear-finding': BACKBONE,
  'acknowledge-finding': BACKBONE,
  'dismiss-finding': BACKBONE,
  'start-intervention': BACKBONE,
  'conclude-intervention': BACKBONE,
};
