import { z } from 'zod';
import { eventType } from '../../platform/events/event-type.js';

/** The organization's zone, calendar or words have changed; what was promised stays. */
export const organizationChanged = eventType('organization.changed', z.object({}));

/** It was suspended, and is not any more: what waited goes on. */
export const organizationResumed = eventType('organization.resumed', z.object({}));
