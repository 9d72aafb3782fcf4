import { type Api, expected, graphql } from './api.ts';

const timelineOf = graphql(`
  query TimelineOf($id: ID!) {
    application(id: $id) { timeline { id decisionDate } }
  }
`);

const setTimeline = graphql(`
  mutation SetTimeline($input: SetTimelineInput!) {
    setTimeline(input: $input) {
      __typename
      ... on Timeline { id }
      ... on Problem { code message }
    }
  }
`);

const moveDecisionDate = graphql(`
  mutation MoveDecisionDate($input: MoveDecisionDateInput!) {
    moveDecisionDate(input: $input) {
      __typename
      ... on Timeline { id }
      ... on Problem { code message }
    }
  }
`);

/** What the ATS says of when a decision is expected. A date that stands already changes nothing. */
export async function expectDecision(api: Api, applicationId: string, decisionDate: string): Promise<void> {
  const { application } = await api.ask(timelineOf, { id: applicationId });
  const timeline = application?.timeline ?? null;
  // Sent again because the answer was lost, it has one effect.
  const key = `decision-of-${applicationId}-${decisionDate}`;
  if (timeline === null) {
    const { setTimeline: set } = await api.ask(setTimeline, { input: { applicationId, decisionDate } }, key);
    expected(set, 'Timeline');
  } else if (timeline.decisionDate !== decisionDate) {
    const input = { timelineId: timeline.id, decisionDate, reason: 'INTERVIEWS_CONTINUING' } as const;
    const { moveDecisionDate: moved } = await api.ask(moveDecisionDate, { input }, key);
    expected(moved, 'Timeline');
  }
}
