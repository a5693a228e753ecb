import { describe, expect, it } from 'vitest';
import { parse, path, under, type Route } from './routes';

const job = '0199e2a0-0000-7000-8000-000000000001';
const routes: Route[] = [
  { screen: 'jobs' },
  { screen: 'claims' },
  { screen: 'waiting' },
  { screen: 'settings' },
  { screen: 'pairing' },
  { screen: 'job', job },
  { screen: 'check_out', job, question: null },
  { screen: 'check_out', job, question: 'call' },
  { screen: 'cancellation', job },
  { screen: 'service_order', job },
  { screen: 'done', job },
];

describe('routes', () => {
  it.each(routes)('reads what it wrote: $screen', (route) => {
    expect(parse(`#${path(route)}`)).toEqual(route);
  });

  it.each(['', '#', '#/nowhere', '#/job/', '#/job/../../etc', '#/%E0%A4%A'])(
    'takes %j for the list of jobs',
    (text) => {
      expect(parse(text)).toEqual({ screen: 'jobs' });
    },
  );

  it('takes an unknown question for the one in the draft', () => {
    expect(parse(`#/job/${job}/check_out/weather`)).toEqual({ screen: 'check_out', job, question: null });
  });

  it.each(routes)('comes down to the list of jobs from $screen', (route) => {
    let at: Route | null = route;
    let steps = 0;
    while (at && at.screen !== 'jobs') {
      at = under(at);
      steps += 1;
    }
    expect(at).toEqual({ screen: 'jobs' });
    expect(steps).toBeLessThan(3);
  });
});
