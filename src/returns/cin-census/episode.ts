/** One `CINdetails` element, an episode of need from its referral to its closure, as entries. */
import type { WrittenEntry } from './markdown.ts';
import { merged, type Reader } from './reader.ts';

/** The entries of one episode, in the order of the journey. */
export function episodeEntries(episode: Reader): WrittenEntry[] {
  const referred = episode.date('CINreferralDate');
  const noFurtherAction = episode.flag('ReferralNFA');
  const conferences = new Set<string>();
  const episodeConference = episode.date('DateOfInitialCPC');
  if (episodeConference !== undefined) conferences.add(episodeConference);

  const assessments = episode.all('Assessments').map(assessment);
  const plans = episode.all('CINPlanDates').map(childInNeedPlan);
  const enquiries = episode.all('Section47').map((element) => enquiry(element, conferences));
  const protection = episode.all('ChildProtectionPlans').map(protectionPlan);
  const preProceedings = episode.all('PreProceedingsandFGDM').flatMap(preProceedingsEntries);
  const closure = closureEntry(episode);

  const outcome = referralOutcome(noFurtherAction, referred, assessments, enquiries);
  const referral: WrittenEntry = {
    date: referred ?? 'none given',
    type: 'Referral',
    fields: {
      from: episode.text('ReferralSource'),
      need: episode.text('PrimaryNeedCode'),
      decision: outcome === undefined ? undefined : { outcome },
      census: merged({ ReferralNFA: noFurtherAction.written }, episode.rest()),
    },
    ...(outcome !== undefined && noFurtherAction.value === false
      ? {
          narrative:
            'The census says only that the referral was taken on. The outcome above is read from the first work recorded after it.',
        }
      : {}),
  };
  const conferenceEntries = [...conferences].map((date) => conference(date, protection));
  return [
    referral,
    ...assessments,
    ...plans,
    ...enquiries,
    ...conferenceEntries,
    ...protection.flatMap(({ plan, reviews }) => [plan, ...reviews]),
    ...preProceedings,
    ...(closure === undefined ? [] : [closure]),
  ];
}

/** What became of the referral: the census says where it was nothing; else the first work on or after its day tells, where there is any. */
function referralOutcome(
  nfa: { value?: boolean },
  referred: string | undefined,
  assessments: readonly WrittenEntry[],
  enquiries: readonly WrittenEntry[],
): string | undefined {
  if (nfa.value === true) return 'no-further-action';
  if (nfa.value === undefined || referred === undefined) return undefined;
  const first = (entries: readonly WrittenEntry[]) =>
    entries
      .map(({ date }) => date)
      .filter((date) => date >= referred)
      .sort()[0];
  const [assessed, enquired] = [first(assessments), first(enquiries)];
  if (assessed !== undefined && (enquired === undefined || assessed <= enquired)) return 'assessment';
  return enquired === undefined ? undefined : 'strategy-discussion';
}

function assessment(element: Reader): WrittenEntry {
  return {
    date: element.date('AssessmentActualStartDate') ?? 'none given',
    type: 'Assessment',
    fields: {
      reviewed: element.date('AssessmentInternalReviewDate'),
      completed: element.date('AssessmentAuthorisationDate'),
      factors: element.grouped('FactorsIdentifiedAtAssessment', 'AssessmentFactors'),
      census: element.rest(),
    },
  };
}

function childInNeedPlan(element: Reader): WrittenEntry {
  return {
    date: element.date('CINPlanStartDate') ?? 'none given',
    type: 'Child in need plan',
    fields: { ended: element.date('CINPlanEndDate'), census: element.rest() },
  };
}

function enquiry(element: Reader, conferences: Set<string>): WrittenEntry {
  const conferenceOn = element.date('DateOfInitialCPC');
  if (conferenceOn !== undefined) conferences.add(conferenceOn);
  const notRequired = element.flag('ICPCnotRequired');
  const flag = notRequired.value === undefined ? undefined : notRequired.value ? 'yes' : 'no';
  return {
    date: element.date('S47ActualStartDate') ?? 'none given',
    type: 'Section 47 enquiry',
    fields: {
      'conference-target': element.date('InitialCPCtarget'),
      'conference-on': conferenceOn,
      'conference-not-required': flag,
      decision: notRequired.value === true ? { outcome: 'no-conference' } : undefined,
      census: merged(flag === undefined ? { ICPCnotRequired: notRequired.written } : {}, element.rest()),
    },
  };
}

interface ProtectionPlan {
  readonly plan: WrittenEntry;
  readonly reviews: readonly WrittenEntry[];
}

function protectionPlan(element: Reader): ProtectionPlan {
  const ended = element.date('CPPendDate');
  const reviewed = element.groupedDates('Reviews', 'CPPreviewDate');
  const plan: WrittenEntry = {
    date: element.date('CPPstartDate') ?? 'none given',
    type: 'Child protection plan',
    fields: {
      category: element.text('InitialCategoryOfAbuse'),
      'latest-category': element.text('LatestCategoryOfAbuse'),
      'previous-plans': element.text('NumberOfPreviousCPP'),
      ended,
      census: element.rest(),
    },
  };
  const reviews = reviewed.map((date) => ({
    date,
    type: 'Review child protection conference',
    // The plan went on after this review, or ended with it: that much the dates say.
    fields: { decision: { outcome: ended === date ? 'end' : 'continue' } },
  }));
  return { plan, reviews };
}

function conference(date: string, protection: readonly ProtectionPlan[]): WrittenEntry {
  const began = protection.find(({ plan }) => plan.date === date);
  return {
    date,
    type: 'Initial child protection conference',
    fields:
      began === undefined
        ? {}
        : { category: began.plan.fields.category, decision: { outcome: 'child-protection-plan', on: date } },
  };
}

function closureEntry(episode: Reader): WrittenEntry | undefined {
  const date = episode.date('CINclosureDate');
  const reason = episode.text('ReasonForClosure');
  if (date === undefined && reason === undefined) return undefined;
  return { date: date ?? 'none given', type: 'Closure', fields: { reason } };
}

function preProceedingsEntries(element: Reader): WrittenEntry[] {
  const offered = element.flag('FGDMMeetingOffer');
  const held = element.flag('FGDMMeetingFac');
  const said = (flag: { value?: boolean; written?: string }) =>
    flag.value === undefined ? flag.written : flag.value ? 'yes' : 'no';
  const started = element.date('PPStartDate');
  const dated = (date: string | undefined, type: string, fields: WrittenEntry['fields'] = {}): WrittenEntry[] =>
    date === undefined ? [] : [{ date, type, fields }];
  const letter = element.date('LBPSentDate');
  const meeting = element.date('InitialPPMeetingDate');
  const decided = element.date('StepDecisionDate');
  const applied = element.date('CourtAppDate');
  const conferenceLetter = element.date('LetterInitCPDate');
  const meetings = element.text('ReviewMeetingsCount');
  const outcome = element.text('PPOutcome');
  return [
    {
      date: started ?? 'none given',
      type: 'Legal gateway',
      fields: {
        decision: { outcome: 'start-pre-proceedings' },
        census: merged({ ReviewMeetingsCount: meetings, LetterInitCPDate: conferenceLetter }, element.rest()),
      },
    },
    ...(said(offered) === undefined && said(held) === undefined
      ? []
      : dated(started ?? 'none given', 'Family group conference', { offered: said(offered), held: said(held) })),
    ...dated(letter, 'Letter before proceedings'),
    ...dated(meeting, 'Pre-proceedings meeting'),
    ...(decided === undefined && outcome === undefined
      ? []
      : dated(decided ?? 'none given', 'Management decision', { census: { PPOutcome: outcome } })),
    ...dated(applied, 'Court application'),
  ];
}
