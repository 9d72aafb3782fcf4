import { z } from 'zod';
import { eventType } from '../../platform/events/event-type.js';

/** An organization has said where its logo is: it is fetched once, and served from here. */
export const logoChosen = eventType('organization.logo_chosen', z.object({ url: z.url() }));
