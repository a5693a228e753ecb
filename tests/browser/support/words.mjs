// The words of the pages, read from their own catalogues: a story names a message, in whatever language it runs.

import { FluentBundle, FluentResource } from '@fluent/bundle';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOUSE } from './process.mjs';

/**
 * @param {'phone' | 'office'} page
 * @param {string} language
 * @returns {(id: string, given?: Record<string, string | number>) => string}
 */
export function wordsOf(page, language) {
  const bundle = new FluentBundle(`${language}-CH`, { useIsolating: false });
  for (const folder of ['lib', page, ...['finance', 'runs', 'bank'].map((part) => `${page}/${part}`)]) {
    const path = join(HOUSE, 'ui/src', folder, 'words', `${language}.ftl`);
    if (existsSync(path)) bundle.addResource(new FluentResource(readFileSync(path, 'utf8')));
  }
  return (id, given) => {
    const pattern = bundle.getMessage(id)?.value;
    if (!pattern) throw new Error(`no message ${id} in ${page}/${language}`);
    return bundle.formatPattern(pattern, given);
  };
}
