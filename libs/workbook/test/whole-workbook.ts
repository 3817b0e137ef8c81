import { staged, writeFiles, type Files } from './workbooks.ts';

/** A workbook with a row or two in every file, and nothing wrong with it. */
export const WHOLE: Files = {
  'initiatives.csv': `initiative_id,name,purpose,started_on,planned_until,ended_on,end_reason,reported_on,ended_reported_on
minato,みなと食堂連携,"Meals, for every child",2015-04-01,2030-03-31,,,2015-04-02,
`,
  'partners.csv': `initiative_id,partner_id,name,sector,role,joined_on,left_on,leave_reason,reported_on,left_reported_on
minato,acme,Acme,business,member,2015-04-01,2017-03-31,moved away,2015-05-01,
minato,acme,Acme,business,member,2019-04-01,,,2019-04-01,
minato,kita,北商店街,community,backbone,2015-04-01,,,,
`,
  'commitments.csv': `initiative_id,commitment_id,partner_id,title,made_on,due_on,withdrawn_on,reported_on,withdrawn_reported_on
minato,rice,acme,Rice every month,2015-05-01,2016-03-31,,2015-05-01,
minato,van,kita,A van,2015-06-01,,2016-06-01,2015-06-01,2016-09-30
`,
  'actions.csv': `initiative_id,action_id,partner_id,commitment_id,occurred_on,code,title,hours,completes,evidence,reported_on
minato,a1,acme,rice,2015-06-01,service-provided,First rice,2.5,,=SUM(A1),2015-06-30
minato,a2,acme,rice,2016-03-01,service-provided,Last rice,,yes,"two
lines",2016-03-31
minato,a3,kita,,2016-01-10,,Counted the meals,0,no,,
`,
  'resources.csv': `initiative_id,flow_id,partner_id,occurred_on,direction,kind,amount,unit,note,reported_on
minato,f1,acme,2015-07-01,gave,money,100000,JPY,,2015-07-01
minato,f2,kita,2015-07-01,received,in-kind,3,items,-three boxes,2015-07-01
`,
  'meetings.csv': `initiative_id,meeting_id,held_on,title,status,reported_on
minato,m1,2015-05-10,First meeting,held,2015-05-11
minato,m2,2015-08-10,,cancelled,2015-08-11
`,
  'attendance.csv': `initiative_id,meeting_id,partner_id,presence,reported_on
minato,m1,acme,present,2015-05-11
minato,m1,kita,excused,
`,
  'indicators.csv': `initiative_id,indicator_id,name,unit,direction,baseline,baseline_on,target,target_on,reported_on
minato,meals,Meals a month,meals,up,120,2015-03-31,1000,2030-03-31,2015-04-02
minato,waste,Waste,,down,,,,,2015-04-02
`,
  'measurements.csv': `initiative_id,indicator_id,partner_id,observed_on,value,reported_on
minato,meals,,2016-03-31,340,2016-04-10
minato,meals,acme,2016-03-31,40,2016-04-10
minato,meals,acme,2016-03-31,41.5,2016-04-11
minato,waste,,2016-03-31,-1e-7,2016-04-10
`,
  'knowledge.csv': `initiative_id,item_id,partner_id,shared_on,title,kind,reported_on
minato,guide,acme,2015-09-01,Kitchen guide,research,2015-09-01
`,
  'uses.csv': `initiative_id,item_id,partner_id,used_on,stage,evidence,reported_on
minato,guide,kita,2015-10-01,adopted,New checklist,2015-10-05
minato,guide,kita,2015-10-01,adopted,Wall poster,2015-10-05
`,
  'funding.csv': `initiative_id,award_id,partner_id,awarded_on,starts_on,ends_on,amount,currency,purpose,reported_on
minato,g1,acme,2015-04-15,2015-04-01,2018-03-31,3000000,JPY,backbone,2015-04-15
`,
  'backbone.csv': `initiative_id,activity_id,partner_id,occurred_on,function,title,reported_on
minato,b1,kita,2015-04-20,vision,Drafted the agenda,2015-04-20
`,
};

/**
 * The faults of the whole workbook with one text of one file put in place of another: file, line, column, value, code.
 * Each has a reason in both languages.
 */
export async function faultsWith(
  folder: () => string,
  file: string,
  text: string,
  instead: string,
): Promise<readonly unknown[]> {
  const before = WHOLE[file] as string;
  expect(before.split(text)).toHaveLength(2);
  const source = writeFiles(folder(), { ...WHOLE, [file]: before.replace(text, () => instead) });
  const { faults, faultyRows } = await staged(source, { workFolder: folder() });
  expect(faultyRows).toBeGreaterThan(0);
  for (const { reason } of faults) {
    expect(reason.en).toMatch(/^["A-Z0-9].*[.?]$/s);
    expect(reason.ja).toMatch(/。$/);
  }
  return faults.map(({ file, line, column, value, code }) => [file, line, column, value, code]);
}
