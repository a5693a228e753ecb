import { describe, expect, it } from 'vitest';
import { link, parseAddress } from './address.svelte';

describe('the address', () => {
  it('carries path and filters there and back', () => {
    const { path, query } = parseAddress(link('/jobs', { state: 'failed', search: 'Zürich & Co #1', page: '2' }));
    expect(path).toBe('/jobs');
    expect(Object.fromEntries(query)).toEqual({ state: 'failed', search: 'Zürich & Co #1', page: '2' });
  });

  it('leaves out what is not asked for', () => {
    expect(link('/claims', { state: '', overdue: false, technician: undefined })).toBe('#/claims');
  });

  it.each(['', '#', '#nonsense', 'javascript:alert(1)'])('reads %j as the start', (text) => {
    expect(parseAddress(text).path).toBe('/');
  });
});
