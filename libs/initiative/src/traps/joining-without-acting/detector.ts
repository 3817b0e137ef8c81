import type { Detector } from '../finding.ts';
import { commitmentsNeverActed, coursesOf, overdueCommitments, overdueTogether } from './commitments.ts';
import { timeToFirstAction } from './first-action.ts';
import { groundOf, presentIn } from './ground.ts';
import { presentWithoutAction } from './presence.ts';
import { reportsOfAll, reportsWithoutContent } from './reports.ts';

/**
 * Partners that joined and do not act, and the commitments that nobody takes up: judged for partners in a stay, while
 * the initiative goes on, and only where the initiative keeps the records whose absence it would go by.
 */
export const joiningWithoutActing: Detector = (history) => {
  if (history.ended) return [];
  const ground = groundOf(history);
  const reports = reportsOfAll(history);
  return presentIn(history).flatMap((present) => {
    const courses = coursesOf(present, ground);
    const overdue = overdueCommitments(courses, ground);
    const ofPartner = [
      timeToFirstAction(present, ground),
      commitmentsNeverActed(present, courses, ground),
      overdueTogether(present, courses, overdue, ground),
      presentWithoutAction(present, ground),
      reportsWithoutContent(present, ground, reports),
    ];
    return [...ofPartner.filter((sign) => sign !== undefined), ...overdue];
  });
};
