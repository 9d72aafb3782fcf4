import { en } from '../words/en.js';
import { portalPage } from './portal-page.js';

/** Where links in members' mails lead: there are no pages for members, and what it shows stands in the link. */
export function applicationPage(applicationId: string): string {
  return portalPage(
    en,
    'An application',
    <p>
      Open it in the system that your team works with. In the API it is <code>application(id: "{applicationId}")</code>.
    </p>,
  );
}
