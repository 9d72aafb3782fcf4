import { describe, expect, it } from '@jest/globals';
import { type DueDecision, memberCalendar } from './member-calendar.js';

const decision: DueDecision = {
  timelineId: '0193807d-6a80-7c3e-8f0a-5b1d2c3e4f50',
  revision: 3,
  decisionDate: '2026-12-11',
  milestone: 'DECISION',
  isOver: false,
  isHeld: false,
  changedAt: new Date('2026-12-01T09:00:00Z'),
  candidateName: 'Ana de la Ríos',
  jobTitle: 'Staff Engineer; R&D',
  url: 'https://ats.example/1',
};
const lines = (all: readonly DueDecision[]) => memberCalendar(all).replaceAll('\r\n ', '').split('\r\n');

describe('the calendar of a member', () => {
  it('says how often to look, and shows the day as the whole of it', () => {
    expect(lines([decision])).toEqual(
      expect.arrayContaining([
        'METHOD:PUBLISH',
        'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
        'X-PUBLISHED-TTL:PT1H',
        'UID:0193807d-6a80-7c3e-8f0a-5b1d2c3e4f50@due.followthrough',
        'SEQUENCE:6',
        'DTSTAMP:20261201T090000Z',
        'LAST-MODIFIED:20261201T090000Z',
        'DTSTART;VALUE=DATE:20261211',
        'DTEND;VALUE=DATE:20261212',
        'STATUS:CONFIRMED',
        String.raw`SUMMARY:Decision due: A. d. l. R.\, Staff Engineer\; R&D`,
      ]),
    );
  });

  it('is the same for the same decisions, byte for byte, and invites nobody', () => {
    expect(memberCalendar([decision])).toBe(memberCalendar([{ ...decision }]));
    expect(memberCalendar([decision])).not.toMatch(/ATTENDEE|ORGANIZER|Ríos/);
  });

  it('takes out what is over, under the same UID and a higher SEQUENCE', () => {
    expect(lines([{ ...decision, isOver: true }])).toEqual(expect.arrayContaining(['STATUS:CANCELLED', 'SEQUENCE:7']));
    expect(lines([{ ...decision, revision: 4 }])).toEqual(expect.arrayContaining(['STATUS:CONFIRMED', 'SEQUENCE:8']));
    expect(lines([{ ...decision, isHeld: true }])).toContain('STATUS:TENTATIVE');
  });

  it('is one without entries if nothing is due', () => {
    expect(memberCalendar([])).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
  });
});
