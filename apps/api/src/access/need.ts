/**
 * What a route needs of whoever asks. `public`: nothing. `read`: of the initiative in the path; where there is none, of any,
 * and the answer tells of those alone. `audit`: of the initiative in the path; where there is none, of all. `prove`: what
 * `audit` needs, of any initiative: the answer tells of those alone that may be audited. `contacts`: of the initiative in the path; of a partner, that it is the one in the path. `record`:
 * by the command and what it is about.
 */
export type Need = 'public' | 'read' | 'audit' | 'prove' | 'contacts' | 'record';
