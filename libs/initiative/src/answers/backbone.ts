import { dayOf, type Day } from '@sebone/kernel';
import { partnerName, stayOn } from '../traps/measuring.ts';
import { landscapeOn, payingAwards } from '../traps/no-backbone/awards.ts';
import { backboneWork } from '../traps/no-backbone/backbone-work.ts';
import { lapsesOn, performedFunctions, type Performed } from '../traps/no-backbone/functions.ts';
import { paceOf } from '../traps/no-backbone/silence.ts';
import type { History } from '../views/history.ts';
import { BACKBONE_FUNCTIONS, type BackboneFunction } from '../vocabulary.ts';
import { fundingOf, type Funding } from './funding.ts';
import { dayOrNull, partnersIn, yearBegins } from './life.ts';

/** What holds the initiative up: who, at what pace, and who pays. */
export interface BackboneAnswer {
  /** The partners named as backbone that are in a stay, by id. */
  readonly backbones: readonly { readonly id: string; readonly name: string; readonly joinedOn: Day }[];
  /** All six, in their order. */
  readonly functions: readonly FunctionStanding[];
  readonly work: Work;
  readonly sponsors: Sponsors;
  readonly funding: Funding;
}

/** One of the six functions of a backbone, performed by whomever. */
export interface FunctionStanding {
  readonly function: BackboneFunction;
  /** The day it was last performed, by whom, and the fact; `null` where it never was. */
  readonly last: {
    readonly on: Day;
    readonly partnerId: string;
    readonly partnerName: string;
    readonly factId: string;
  } | null;
  /** How often it was performed in all, and in the twelve months to the horizon. */
  readonly times: number;
  readonly timesInYear: number;
  /** The day on which it lapses, or lapsed, unless performed again; `null` where it is no habit, so that nothing lapses. */
  readonly lapsesOn: Day | null;
  readonly isLapsed: boolean;
}

/** The pace of a backbone’s work: functions, meetings held, assessments, and whatever the backbones do. */
export interface Work {
  /** On how many days any is on record. */
  readonly days: number;
  /** The last of them; `null` where there is none. */
  readonly lastOn: Day | null;
  /** In days: the pause that it does not usually exceed; `null` where too little work is on record to tell. */
  readonly cadence: number | null;
  /** Whether that is its own cadence; where it is not, a slow one is assumed. `null` without one. */
  readonly isOwnCadence: boolean | null;
  /** Days without any, up to the day by which reports have usually come in; `null` without a cadence. */
  readonly silence: number | null;
  /** How many times the cadence that is; `null` without one. */
  readonly timesCadence: number | null;
}

/** Who pays at the horizon, by the awards in force. */
export interface Sponsors {
  /** The largest share first. */
  readonly funders: readonly {
    readonly partnerId: string;
    readonly partnerName: string;
    /** ISO 4217 code. Currencies are never added up. */
    readonly currency: string;
    /** What its awards pay in 365 days, in that currency. */
    readonly perYear: number;
    /** Its part of all that is paid in that currency, 0 to 1. */
    readonly share: number;
    /** The last day that any award of its pays for. */
    readonly until: Day;
  }[];
  /** Who pays at least this share whatever the currencies are worth; `null` where nobody pays. */
  readonly largest: { readonly partnerId: string; readonly share: number } | null;
  /** The Herfindahl–Hirschman index, 0 to 1 (a single funder); `null` where nobody pays or in several currencies. */
  readonly concentration: number | null;
}

/** The backbone at the horizons, by the computations of the trap `no-backbone`. */
export function backboneOf(history: History): BackboneAnswer {
  return {
    backbones: partnersIn(history).flatMap((partner) => {
      const stay = partner.role === 'backbone' ? stayOn(partner, history.asOfDay) : undefined;
      return stay ? [{ id: partner.id, name: partner.name, joinedOn: dayOf(stay.joined.day) }] : [];
    }),
    functions: functionsOf(history),
    work: workOf(history),
    sponsors: sponsorsOf(history),
    funding: fundingOf(history),
  };
}

function functionsOf(history: History): readonly FunctionStanding[] {
  const performed = new Map<string, Performed>(performedFunctions(history).map((one) => [one.name, one]));
  const from = yearBegins(history);
  return BACKBONE_FUNCTIONS.map((name) => {
    const one = performed.get(name);
    if (!one) return { function: name, last: null, times: 0, timesInYear: 0, lapsesOn: null, isLapsed: false };
    const { fact, data } = one.activities.at(-1)!;
    const lapses = lapsesOn(one, history.policy);
    return {
      function: name,
      last: {
        on: fact.occurredOn,
        partnerId: data.partnerId,
        partnerName: partnerName(history, data.partnerId),
        factId: fact.id,
      },
      times: one.activities.length,
      timesInYear: one.activities.filter(({ day }) => day >= from).length,
      lapsesOn: dayOrNull(lapses),
      isLapsed: lapses <= history.asOfDay,
    };
  });
}

function workOf(history: History): Work {
  const work = backboneWork(history);
  const pace = paceOf(work, history);
  // A report of work that is newer than the settled record ends the silence, it does not make it negative.
  const silence = pace ? Math.max(0, pace.until - pace.last) : null;
  return {
    days: work.days.length,
    lastOn: dayOrNull(work.days.at(-1)),
    cadence: pace?.cadence ?? null,
    isOwnCadence: pace?.isOwn ?? null,
    silence,
    timesCadence: pace && silence !== null ? silence / pace.cadence : null,
  };
}

function sponsorsOf(history: History): Sponsors {
  const awards = payingAwards(history);
  const { sponsors, largest, concentration } = landscapeOn(awards, history.asOfDay);
  const lastDay = (funder: string): number =>
    awards.reduce((latest, award) => (award.funder === funder ? Math.max(latest, award.span[1]) : latest), -Infinity);
  return {
    funders: sponsors
      .map(({ funder, currency, perYear, share }) => ({
        partnerId: funder,
        partnerName: partnerName(history, funder),
        currency,
        perYear,
        share,
        until: dayOf(lastDay(funder)),
      }))
      .sort(
        (a, b) =>
          b.share - a.share ||
          (a.partnerId < b.partnerId ? -1 : a.partnerId > b.partnerId ? 1 : a.currency < b.currency ? -1 : 1),
      ),
    largest: largest ? { partnerId: largest.funder, share: largest.share } : null,
    concentration: concentration ?? null,
  };
}
