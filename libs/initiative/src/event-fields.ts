/*
 * Generated from the declarations of the events by "npm run catalogue": what is in the data of each event type, for
 * whoever asks at run time. An edit here is lost, and test/catalogue finds it.
 */

/** A field of an event's data. */
export interface EventField {
  readonly type: string;
  readonly required: boolean;
  readonly meaning?: string;
}

/** What is in the data of each event type, at the schema version that is written now. */
export const EVENT_FIELDS: Readonly<Record<string, Readonly<Record<string, EventField>>>> = {
  InitiativeChartered: {
    name: { type: 'string', required: true },
    purpose: { type: 'string', required: false },
    timeZone: {
      type: 'string',
      required: true,
      meaning: "IANA name. Every day of this initiative's facts is a day there.",
    },
    plannedUntil: { type: 'day', required: false, meaning: 'How long it meant to last when it said so.' },
  },
  CharterCorrected: {
    name: { type: 'string', required: true },
    purpose: { type: 'string', required: false },
    timeZone: {
      type: 'string',
      required: true,
      meaning: "IANA name. Every day of this initiative's facts is a day there.",
    },
    plannedUntil: { type: 'day', required: false, meaning: 'How long it meant to last when it said so.' },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  AgendaAdopted: {
    version: {
      type: 'number',
      required: true,
      meaning: 'From 1; the agenda in force is the latest that has occurred.',
    },
    title: { type: 'string', required: true },
    statement: { type: 'string', required: false },
  },
  AgendaCorrected: {
    version: {
      type: 'number',
      required: true,
      meaning: 'From 1; the agenda in force is the latest that has occurred.',
    },
    title: { type: 'string', required: true },
    statement: { type: 'string', required: false },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  AgendaVoided: {
    voids: { type: 'string', required: true },
    record: {
      type: 'string',
      required: true,
      meaning: "The record's kind and key, so that a stream can be folded without looking the voided fact up.",
    },
    because: { type: 'string', required: true },
  },
  PhaseAssessed: {
    assessmentId: { type: 'string', required: true },
    phase: { type: "'initiating' | 'organising' | 'sustaining'", required: true },
    evidence: { type: 'string[]', required: true, meaning: 'Ids of facts, or words, that it rests on.' },
  },
  PhaseAssessmentCorrected: {
    assessmentId: { type: 'string', required: true },
    phase: { type: "'initiating' | 'organising' | 'sustaining'", required: true },
    evidence: { type: 'string[]', required: true, meaning: 'Ids of facts, or words, that it rests on.' },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  PhaseAssessmentVoided: {
    voids: { type: 'string', required: true },
    record: {
      type: 'string',
      required: true,
      meaning: "The record's kind and key, so that a stream can be folded without looking the voided fact up.",
    },
    because: { type: 'string', required: true },
  },
  ConditionAssessed: {
    assessmentId: { type: 'string', required: true },
    condition: {
      type: "'common-agenda' | 'shared-measurement' | 'mutually-reinforcing-activities' | 'continuous-communication' | 'backbone-support'",
      required: true,
    },
    grade: { type: "'absent' | 'emerging' | 'established'", required: true },
    evidence: { type: 'string[]', required: true },
  },
  ConditionAssessmentCorrected: {
    assessmentId: { type: 'string', required: true },
    condition: {
      type: "'common-agenda' | 'shared-measurement' | 'mutually-reinforcing-activities' | 'continuous-communication' | 'backbone-support'",
      required: true,
    },
    grade: { type: "'absent' | 'emerging' | 'established'", required: true },
    evidence: { type: 'string[]', required: true },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  ConditionAssessmentVoided: {
    voids: { type: 'string', required: true },
    record: {
      type: 'string',
      required: true,
      meaning: "The record's kind and key, so that a stream can be folded without looking the voided fact up.",
    },
    because: { type: 'string', required: true },
  },
  PolicyAdopted: {
    version: { type: 'string', required: true, meaning: "The initiative's own name for it, such as `2024-1`." },
    thresholds: { type: 'Readonly<Record<string, number>>', required: true },
    rationale: { type: 'string', required: true },
  },
  PolicyCorrected: {
    version: { type: 'string', required: true, meaning: "The initiative's own name for it, such as `2024-1`." },
    thresholds: { type: 'Readonly<Record<string, number>>', required: true },
    rationale: { type: 'string', required: true },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  PolicyVoided: {
    voids: { type: 'string', required: true },
    record: {
      type: 'string',
      required: true,
      meaning: "The record's kind and key, so that a stream can be folded without looking the voided fact up.",
    },
    because: { type: 'string', required: true },
  },
  FundingAwarded: {
    awardId: { type: 'string', required: true },
    partnerId: { type: 'string', required: true, meaning: 'The funder.' },
    startsOn: { type: 'day', required: true },
    endsOn: { type: 'day', required: true, meaning: 'The last day that it pays for.' },
    amount: { type: 'number', required: true },
    currency: { type: 'string', required: true, meaning: 'ISO 4217 code.' },
    purpose: { type: "'backbone' | 'programme'", required: false },
  },
  FundingAwardCorrected: {
    awardId: { type: 'string', required: true },
    partnerId: { type: 'string', required: true, meaning: 'The funder.' },
    startsOn: { type: 'day', required: true },
    endsOn: { type: 'day', required: true, meaning: 'The last day that it pays for.' },
    amount: { type: 'number', required: true },
    currency: { type: 'string', required: true, meaning: 'ISO 4217 code.' },
    purpose: { type: "'backbone' | 'programme'", required: false },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  FundingAwardVoided: {
    voids: { type: 'string', required: true },
    record: {
      type: 'string',
      required: true,
      meaning: "The record's kind and key, so that a stream can be folded without looking the voided fact up.",
    },
    because: { type: 'string', required: true },
  },
  FundingEnded: { awardId: { type: 'string', required: true }, reason: { type: 'string', required: false } },
  FundingEndCorrected: {
    awardId: { type: 'string', required: true },
    reason: { type: 'string', required: false },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  FundingEndVoided: {
    voids: { type: 'string', required: true },
    record: {
      type: 'string',
      required: true,
      meaning: "The record's kind and key, so that a stream can be folded without looking the voided fact up.",
    },
    because: { type: 'string', required: true },
  },
  InitiativeEnded: {
    ending: { type: 'number', required: true },
    reason: {
      type: "'achieved' | 'no-longer-needed' | 'merged' | 'funding' | 'motivation' | 'sponsor-exit' | 'faded' | 'other'",
      required: true,
    },
    note: { type: 'string', required: false },
  },
  InitiativeEndingCorrected: {
    ending: { type: 'number', required: true },
    reason: {
      type: "'achieved' | 'no-longer-needed' | 'merged' | 'funding' | 'motivation' | 'sponsor-exit' | 'faded' | 'other'",
      required: true,
    },
    note: { type: 'string', required: false },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  InitiativeEndingVoided: {
    voids: { type: 'string', required: true },
    record: {
      type: 'string',
      required: true,
      meaning: "The record's kind and key, so that a stream can be folded without looking the voided fact up.",
    },
    because: { type: 'string', required: true },
  },
  InitiativeReopened: {
    ending: { type: 'number', required: true, meaning: 'The ending that it takes back.' },
    note: { type: 'string', required: false },
  },
  InitiativeReopeningCorrected: {
    ending: { type: 'number', required: true, meaning: 'The ending that it takes back.' },
    note: { type: 'string', required: false },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  InitiativeReopeningVoided: {
    voids: { type: 'string', required: true },
    record: {
      type: 'string',
      required: true,
      meaning: "The record's kind and key, so that a stream can be folded without looking the voided fact up.",
    },
    because: { type: 'string', required: true },
  },
  PartnerInvited: {
    partnerId: { type: 'string', required: true },
    stay: { type: 'number', required: true, meaning: 'The stay that it invites to.' },
    name: { type: 'string', required: true },
  },
  PartnerInvitationCorrected: {
    partnerId: { type: 'string', required: true },
    stay: { type: 'number', required: true, meaning: 'The stay that it invites to.' },
    name: { type: 'string', required: true },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  PartnerInvitationVoided: {
    voids: { type: 'string', required: true },
    record: {
      type: 'string',
      required: true,
      meaning: "The record's kind and key, so that a stream can be folded without looking the voided fact up.",
    },
    because: { type: 'string', required: true },
  },
  PartnerJoined: {
    partnerId: { type: 'string', required: true },
    stay: { type: 'number', required: true },
    name: { type: 'string', required: true },
    sector: {
      type: "'government' | 'business' | 'nonprofit' | 'philanthropy' | 'academia' | 'labour' | 'consumer' | 'community' | 'other'",
      required: false,
    },
    role: { type: "'backbone' | 'funder' | 'member' | 'beneficiary'", required: true },
  },
  PartnerReturned: {
    partnerId: { type: 'string', required: true },
    stay: { type: 'number', required: true },
    name: { type: 'string', required: true },
    sector: {
      type: "'government' | 'business' | 'nonprofit' | 'philanthropy' | 'academia' | 'labour' | 'consumer' | 'community' | 'other'",
      required: false,
    },
    role: { type: "'backbone' | 'funder' | 'member' | 'beneficiary'", required: true },
  },
  PartnerJoiningCorrected: {
    partnerId: { type: 'string', required: true },
    stay: { type: 'number', required: true },
    name: { type: 'string', required: true },
    sector: {
      type: "'government' | 'business' | 'nonprofit' | 'philanthropy' | 'academia' | 'labour' | 'consumer' | 'community' | 'other'",
      required: false,
    },
    role: { type: "'backbone' | 'funder' | 'member' | 'beneficiary'", required: true },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  PartnerJoiningVoided: {
    voids: { type: 'string', required: true },
    record: {
      type: 'string',
      required: true,
      meaning: "The record's kind and key, so that a stream can be folded without looking the voided fact up.",
    },
    because: { type: 'string', required: true },
  },
  PartnerLeft: {
    partnerId: { type: 'string', required: true },
    stay: { type: 'number', required: true },
    reason: { type: 'string', required: false },
  },
  PartnerLeavingCorrected: {
    partnerId: { type: 'string', required: true },
    stay: { type: 'number', required: true },
    reason: { type: 'string', required: false },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  PartnerLeavingVoided: {
    voids: { type: 'string', required: true },
    record: {
      type: 'string',
      required: true,
      meaning: "The record's kind and key, so that a stream can be folded without looking the voided fact up.",
    },
    because: { type: 'string', required: true },
  },
  CommitmentMade: {
    partnerId: { type: 'string', required: true },
    commitmentId: { type: 'string', required: true },
    title: { type: 'string', required: true },
    dueOn: { type: 'day', required: false, meaning: 'The last day on which it counts as fulfilled in time.' },
  },
  CommitmentCorrected: {
    partnerId: { type: 'string', required: true },
    commitmentId: { type: 'string', required: true },
    title: { type: 'string', required: true },
    dueOn: { type: 'day', required: false, meaning: 'The last day on which it counts as fulfilled in time.' },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  CommitmentVoided: {
    voids: { type: 'string', required: true },
    record: {
      type: 'string',
      required: true,
      meaning: "The record's kind and key, so that a stream can be folded without looking the voided fact up.",
    },
    because: { type: 'string', required: true },
  },
  CommitmentRevised: {
    partnerId: { type: 'string', required: true },
    commitmentId: { type: 'string', required: true },
    title: { type: 'string', required: true },
    dueOn: { type: 'day', required: false, meaning: 'The last day on which it counts as fulfilled in time.' },
    revision: { type: 'number', required: true },
  },
  CommitmentRevisionCorrected: {
    partnerId: { type: 'string', required: true },
    commitmentId: { type: 'string', required: true },
    title: { type: 'string', required: true },
    dueOn: { type: 'day', required: false, meaning: 'The last day on which it counts as fulfilled in time.' },
    revision: { type: 'number', required: true },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  CommitmentRevisionVoided: {
    voids: { type: 'string', required: true },
    record: {
      type: 'string',
      required: true,
      meaning: "The record's kind and key, so that a stream can be folded without looking the voided fact up.",
    },
    because: { type: 'string', required: true },
  },
  CommitmentFulfilled: {
    partnerId: { type: 'string', required: true },
    commitmentId: { type: 'string', required: true },
    evidence: { type: 'string', required: false },
  },
  CommitmentFulfilmentCorrected: {
    partnerId: { type: 'string', required: true },
    commitmentId: { type: 'string', required: true },
    evidence: { type: 'string', required: false },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  CommitmentFulfilmentVoided: {
    voids: { type: 'string', required: true },
    record: {
      type: 'string',
      required: true,
      meaning: "The record's kind and key, so that a stream can be folded without looking the voided fact up.",
    },
    because: { type: 'string', required: true },
  },
  CommitmentWithdrawn: {
    partnerId: { type: 'string', required: true },
    commitmentId: { type: 'string', required: true },
    reason: { type: 'string', required: false },
  },
  CommitmentWithdrawalCorrected: {
    partnerId: { type: 'string', required: true },
    commitmentId: { type: 'string', required: true },
    reason: { type: 'string', required: false },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  CommitmentWithdrawalVoided: {
    voids: { type: 'string', required: true },
    record: {
      type: 'string',
      required: true,
      meaning: "The record's kind and key, so that a stream can be folded without looking the voided fact up.",
    },
    because: { type: 'string', required: true },
  },
  ActionReported: {
    partnerId: { type: 'string', required: true },
    actionId: { type: 'string', required: true },
    commitmentId: { type: 'string', required: false },
    code: {
      type: "'planning-product' | 'resource-generated' | 'development' | 'organisational-change' | 'community-action' | 'community-change' | 'service-provided' | 'media'",
      required: false,
    },
    title: { type: 'string', required: true },
    hours: { type: 'number', required: false },
    completes: { type: 'true', required: false, meaning: '`true` when this action fulfils the commitment it names.' },
    evidence: { type: 'string', required: false },
  },
  ActionCorrected: {
    partnerId: { type: 'string', required: true },
    actionId: { type: 'string', required: true },
    commitmentId: { type: 'string', required: false },
    code: {
      type: "'planning-product' | 'resource-generated' | 'development' | 'organisational-change' | 'community-action' | 'community-change' | 'service-provided' | 'media'",
      required: false,
    },
    title: { type: 'string', required: true },
    hours: { type: 'number', required: false },
    completes: { type: 'true', required: false, meaning: '`true` when this action fulfils the commitment it names.' },
    evidence: { type: 'string', required: false },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  ActionVoided: {
    voids: { type: 'string', required: true },
    record: {
      type: 'string',
      required: true,
      meaning: "The record's kind and key, so that a stream can be folded without looking the voided fact up.",
    },
    because: { type: 'string', required: true },
  },
  ResourceGiven: {
    partnerId: { type: 'string', required: true },
    flowId: { type: 'string', required: true },
    direction: { type: "'gave' | 'received'", required: true },
    kind: { type: "'money' | 'time' | 'in-kind' | 'knowledge' | 'data' | 'venue' | 'other'", required: true },
    amount: { type: 'number', required: false },
    unit: { type: 'string', required: false, meaning: 'ISO 4217 code, `hours` or `items`.' },
    note: { type: 'string', required: false },
  },
  ResourceReceived: {
    partnerId: { type: 'string', required: true },
    flowId: { type: 'string', required: true },
    direction: { type: "'gave' | 'received'", required: true },
    kind: { type: "'money' | 'time' | 'in-kind' | 'knowledge' | 'data' | 'venue' | 'other'", required: true },
    amount: { type: 'number', required: false },
    unit: { type: 'string', required: false, meaning: 'ISO 4217 code, `hours` or `items`.' },
    note: { type: 'string', required: false },
  },
  ResourceCorrected: {
    partnerId: { type: 'string', required: true },
    flowId: { type: 'string', required: true },
    direction: { type: "'gave' | 'received'", required: true },
    kind: { type: "'money' | 'time' | 'in-kind' | 'knowledge' | 'data' | 'venue' | 'other'", required: true },
    amount: { type: 'number', required: false },
    unit: { type: 'string', required: false, meaning: 'ISO 4217 code, `hours` or `items`.' },
    note: { type: 'string', required: false },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  ResourceVoided: {
    voids: { type: 'string', required: true },
    record: {
      type: 'string',
      required: true,
      meaning: "The record's kind and key, so that a stream can be folded without looking the voided fact up.",
    },
    because: { type: 'string', required: true },
  },
  BackboneFunctionPerformed: {
    partnerId: { type: 'string', required: true },
    activityId: { type: 'string', required: true },
    function: { type: "'vision' | 'alignment' | 'measurement' | 'public-will' | 'policy' | 'funding'", required: true },
    title: { type: 'string', required: false },
  },
  BackboneFunctionCorrected: {
    partnerId: { type: 'string', required: true },
    activityId: { type: 'string', required: true },
    function: { type: "'vision' | 'alignment' | 'measurement' | 'public-will' | 'policy' | 'funding'", required: true },
    title: { type: 'string', required: false },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  BackboneFunctionVoided: {
    voids: { type: 'string', required: true },
    record: {
      type: 'string',
      required: true,
      meaning: "The record's kind and key, so that a stream can be folded without looking the voided fact up.",
    },
    because: { type: 'string', required: true },
  },
  ContactNamed: {
    partnerId: { type: 'string', required: true },
    contact: {
      type: 'number',
      required: true,
      meaning: 'From 1 within the partner: a number, so that it says nothing of who it is.',
    },
    name: { type: 'Sealed', required: true },
    email: { type: 'Sealed', required: false },
    phone: { type: 'Sealed', required: false },
    note: { type: 'Sealed', required: false },
  },
  ContactCorrected: {
    partnerId: { type: 'string', required: true },
    contact: {
      type: 'number',
      required: true,
      meaning: 'From 1 within the partner: a number, so that it says nothing of who it is.',
    },
    name: { type: 'Sealed', required: true },
    email: { type: 'Sealed', required: false },
    phone: { type: 'Sealed', required: false },
    note: { type: 'Sealed', required: false },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  ContactVoided: {
    voids: { type: 'string', required: true },
    record: {
      type: 'string',
      required: true,
      meaning: "The record's kind and key, so that a stream can be folded without looking the voided fact up.",
    },
    because: { type: 'string', required: true },
  },
  SubjectErased: {
    partnerId: { type: 'string', required: true },
    contact: { type: 'number', required: true },
    subject: {
      type: 'string',
      required: true,
      meaning: 'Whose data, as tokens name it: `<initiative>/<partner>/contact-<n>`.',
    },
    reason: { type: 'string', required: true, meaning: 'Why, without naming anybody: it stays.' },
  },
  MeetingCalled: {
    meetingId: { type: 'string', required: true },
    title: { type: 'string', required: false },
    plannedOn: { type: 'day', required: true, meaning: 'The day it was called for.' },
  },
  MeetingCallCorrected: {
    meetingId: { type: 'string', required: true },
    title: { type: 'string', required: false },
    plannedOn: { type: 'day', required: true, meaning: 'The day it was called for.' },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  MeetingCallVoided: {
    voids: { type: 'string', required: true },
    record: {
      type: 'string',
      required: true,
      meaning: "The record's kind and key, so that a stream can be folded without looking the voided fact up.",
    },
    because: { type: 'string', required: true },
  },
  MeetingHeld: {
    meetingId: { type: 'string', required: true },
    title: { type: 'string', required: false },
    status: { type: "'held' | 'cancelled'", required: true },
  },
  MeetingCancelled: {
    meetingId: { type: 'string', required: true },
    title: { type: 'string', required: false },
    status: { type: "'held' | 'cancelled'", required: true },
  },
  MeetingCorrected: {
    meetingId: { type: 'string', required: true },
    title: { type: 'string', required: false },
    status: { type: "'held' | 'cancelled'", required: true },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  MeetingVoided: {
    voids: { type: 'string', required: true },
    record: {
      type: 'string',
      required: true,
      meaning: "The record's kind and key, so that a stream can be folded without looking the voided fact up.",
    },
    because: { type: 'string', required: true },
  },
  AttendanceRecorded: {
    meetingId: { type: 'string', required: true },
    partnerId: { type: 'string', required: true },
    presence: { type: "'present' | 'absent' | 'excused'", required: true },
  },
  AttendanceCorrected: {
    meetingId: { type: 'string', required: true },
    partnerId: { type: 'string', required: true },
    presence: { type: "'present' | 'absent' | 'excused'", required: true },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  AttendanceVoided: {
    voids: { type: 'string', required: true },
    record: {
      type: 'string',
      required: true,
      meaning: "The record's kind and key, so that a stream can be folded without looking the voided fact up.",
    },
    because: { type: 'string', required: true },
  },
  IndicatorDefined: {
    indicatorId: { type: 'string', required: true },
    version: {
      type: 'number',
      required: true,
      meaning: 'From 1; the definition in force is the latest that has occurred.',
    },
    name: { type: 'string', required: true },
    unit: { type: 'string', required: false },
    direction: { type: "'up' | 'down'", required: false },
    baseline: { type: 'number', required: false },
    baselineOn: { type: 'day', required: false },
    target: { type: 'number', required: false },
    targetOn: { type: 'day', required: false },
  },
  IndicatorDefinitionCorrected: {
    indicatorId: { type: 'string', required: true },
    version: {
      type: 'number',
      required: true,
      meaning: 'From 1; the definition in force is the latest that has occurred.',
    },
    name: { type: 'string', required: true },
    unit: { type: 'string', required: false },
    direction: { type: "'up' | 'down'", required: false },
    baseline: { type: 'number', required: false },
    baselineOn: { type: 'day', required: false },
    target: { type: 'number', required: false },
    targetOn: { type: 'day', required: false },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  IndicatorDefinitionVoided: {
    voids: { type: 'string', required: true },
    record: {
      type: 'string',
      required: true,
      meaning: "The record's kind and key, so that a stream can be folded without looking the voided fact up.",
    },
    because: { type: 'string', required: true },
  },
  MeasurementRecorded: {
    indicatorId: { type: 'string', required: true },
    measurementId: { type: 'string', required: true },
    partnerId: {
      type: 'string',
      required: false,
      meaning: 'Who measured or whom it is about; absent for a measurement of the whole community.',
    },
    value: { type: 'number', required: true },
  },
  MeasurementCorrected: {
    indicatorId: { type: 'string', required: true },
    measurementId: { type: 'string', required: true },
    partnerId: {
      type: 'string',
      required: false,
      meaning: 'Who measured or whom it is about; absent for a measurement of the whole community.',
    },
    value: { type: 'number', required: true },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  MeasurementVoided: {
    voids: { type: 'string', required: true },
    record: {
      type: 'string',
      required: true,
      meaning: "The record's kind and key, so that a stream can be folded without looking the voided fact up.",
    },
    because: { type: 'string', required: true },
  },
  KnowledgeShared: {
    itemId: { type: 'string', required: true },
    partnerId: { type: 'string', required: true, meaning: 'Who shared it.' },
    title: { type: 'string', required: true },
    kind: { type: "'progress' | 'evaluation' | 'beneficiary' | 'research' | 'minutes' | 'other'", required: false },
  },
  KnowledgeSharingCorrected: {
    itemId: { type: 'string', required: true },
    partnerId: { type: 'string', required: true, meaning: 'Who shared it.' },
    title: { type: 'string', required: true },
    kind: { type: "'progress' | 'evaluation' | 'beneficiary' | 'research' | 'minutes' | 'other'", required: false },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  KnowledgeSharingVoided: {
    voids: { type: 'string', required: true },
    record: {
      type: 'string',
      required: true,
      meaning: "The record's kind and key, so that a stream can be folded without looking the voided fact up.",
    },
    because: { type: 'string', required: true },
  },
  KnowledgeUsed: {
    itemId: { type: 'string', required: true },
    useId: { type: 'string', required: true },
    partnerId: { type: 'string', required: true, meaning: 'Who used it.' },
    stage: { type: "'received' | 'discussed' | 'referenced' | 'adopted' | 'implemented' | 'effect'", required: true },
    evidence: { type: 'string', required: false },
  },
  KnowledgeUseCorrected: {
    itemId: { type: 'string', required: true },
    useId: { type: 'string', required: true },
    partnerId: { type: 'string', required: true, meaning: 'Who used it.' },
    stage: { type: "'received' | 'discussed' | 'referenced' | 'adopted' | 'implemented' | 'effect'", required: true },
    evidence: { type: 'string', required: false },
    corrects: {
      type: 'string',
      required: true,
      meaning: 'The id of the fact it replaces: the one that stood until now.',
    },
    because: { type: 'string', required: true },
  },
  KnowledgeUseVoided: {
    voids: { type: 'string', required: true },
    record: {
      type: 'string',
      required: true,
      meaning: "The record's kind and key, so that a stream can be folded without looking the voided fact up.",
    },
    because: { type: 'string', required: true },
  },
  FindingRaised: {
    findingId: { type: 'string', required: true },
    trap: {
      type: "'taking-without-giving' | 'joining-without-acting' | 'giving-up-early' | 'sharing-without-use' | 'no-backbone'",
      required: true,
    },
    subject: { type: '{ kind: SubjectKind; id: string }', required: true },
    level: { type: "'watch' | 'warning' | 'critical'", required: true },
    since: { type: 'day', required: true },
    score: { type: 'number', required: true, meaning: '0 to 1.' },
    policyVersion: { type: 'string', required: true },
    evidence: { type: 'string[]', required: true, meaning: 'Ids of the facts behind it.' },
  },
  FindingEscalated: {
    findingId: { type: 'string', required: true },
    level: { type: "'watch' | 'warning' | 'critical'", required: true },
    score: { type: 'number', required: true },
    evidence: { type: 'string[]', required: true },
  },
  FindingCleared: { findingId: { type: 'string', required: true }, note: { type: 'string', required: false } },
  FindingAcknowledged: { findingId: { type: 'string', required: true }, note: { type: 'string', required: false } },
  FindingDismissed: { findingId: { type: 'string', required: true }, reason: { type: 'string', required: true } },
  InterventionStarted: {
    findingId: { type: 'string', required: true },
    interventionId: { type: 'string', required: true },
    action: { type: 'string', required: true },
  },
  InterventionConcluded: {
    findingId: { type: 'string', required: true },
    interventionId: { type: 'string', required: true },
    outcome: { type: 'string', required: true },
  },
};
