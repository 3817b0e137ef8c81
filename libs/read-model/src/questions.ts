import type Database from 'better-sqlite3';
import type { Day } from '@sebone/kernel';

/** Where something is in its life, as settled. */
interface Life {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly since: Day;
  /** The day on which the state changes if nothing happens. */
  readonly nextDue: Day | null;
  /** The day that it was computed for. */
  readonly computedOn: Day;
  /** The position in the log that it reflects. */
  readonly position: number;
}

/** An initiative, as settled. */
export interface InitiativeLife extends Life {
  readonly startedOn: Day | null;
  readonly plannedUntil: Day | null;
  readonly endedOn: Day | null;
}

/** A partner, as settled. */
export interface PartnerLife extends Life {
  readonly sector: string | null;
  readonly role: string;
}

/** Every initiative, by id. */
export function initiativeStates(db: Database.Database): readonly InitiativeLife[] {
  return db
    .prepare<[], InitiativeLife>(
      `SELECT s.initiative AS id, s.name, s.state, s.since, s.next_due AS nextDue, s.computed_on AS computedOn, t.position,
         i.started_on AS startedOn, i.planned_until AS plannedUntil, i.ended_on AS endedOn
       FROM initiative_states s JOIN settlements t USING (initiative) LEFT JOIN initiatives i USING (initiative) ORDER BY s.initiative`,
    )
    .all();
}

/** Every partner of an initiative, by id. */
export function partnerStates(db: Database.Database, initiative: string): readonly PartnerLife[] {
  return db
    .prepare<[string], PartnerLife>(
      `SELECT s.partner AS id, s.name, s.sector, s.role, s.state, s.since, s.next_due AS nextDue, s.computed_on AS computedOn, t.position
       FROM partner_states s JOIN settlements t USING (initiative) WHERE s.initiative = ? ORDER BY s.partner`,
    )
    .all(initiative);
}
