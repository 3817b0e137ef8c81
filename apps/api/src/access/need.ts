/**
 * What a route needs of whoever asks. `public`: nothing. `read`: of the initiative in the path; where there is none, of any,
 * and the answer tells of those alone. `audit`: of the initiative in the path; where there is none, of all. `record`: by the
 * command and what it is about.
 */
export type Need = 'public' | 'read' | 'audit' | 'record';
