import { type Api, graphql } from './api.ts';
import type { EventBody, Mirror } from './mirror.ts';

const feedEnd = graphql(`
  query FeedEnd { eventFeed { latestCursor } }
`);

const events = graphql(`
  query Events($after: String) {
    events(first: 100, after: $after) {
      nodes { body }
      pageInfo { endCursor hasNextPage }
    }
  }
`);

/** From here on nothing will be missed. */
export async function begin(api: Api, mirror: Mirror): Promise<void> {
  mirror.cursor = (await api.ask(feedEnd, {})).eventFeed.latestCursor;
}

/** Reads the feed from where it was read to, up to its end. Returns how many events were new. */
export async function catchUp(api: Api, mirror: Mirror): Promise<number> {
  for (let fresh = 0; ; ) {
    const page = (await api.ask(events, { after: mirror.cursor })).events;
    for (const { body } of page.nodes) fresh += mirror.take(JSON.parse(body) as EventBody) ? 1 : 0;
    mirror.cursor = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage) return fresh;
  }
}
