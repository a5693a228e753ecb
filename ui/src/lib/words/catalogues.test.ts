import { FluentResource } from '@fluent/bundle';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

// Each folder of catalogues and the type that is made from it. A page's folder joins by existing.
const FOLDERS = [
  { folder: 'src/lib/words', type: 'SharedWords' },
  { folder: 'src/phone/words', type: 'PhoneWords' },
  { folder: 'src/office/words', type: 'OfficeWords' },
  { folder: 'src/office/finance/words', type: 'FinanceWords' },
  { folder: 'src/office/runs/words', type: 'RunWords' },
  { folder: 'src/office/bank/words', type: 'BankWords' },
].filter(({ folder }) => existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.ftl')));

/** Message id → names of its variables, sorted. */
function messages(path: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const resource = new FluentResource(readFileSync(path, 'utf8'));
  for (const { id, value } of resource.body) {
    const names = new Set<string>();
    JSON.stringify(value, (_, node: unknown) => {
      if (node && typeof node === 'object' && 'type' in node && node.type === 'var' && 'name' in node) {
        names.add(String(node.name));
      }
      return node;
    });
    found.set(id, [...names].sort());
  }
  return found;
}

function generated(type: string, ids: Map<string, string[]>): string {
  const rows = [...ids].map(([id, names]) => {
    const variables = names.length === 0 ? 'never' : names.map((name) => `'${name}'`).join(' | ');
    return `  ${/^[a-z_]+$/.test(id) ? id : `'${id}'`}: ${variables};`;
  });
  return `// Made from de.ftl by \`npm run words\`; never edited.\n\nexport interface ${type} {\n${rows.join('\n')}\n}\n`;
}

describe.each(FOLDERS)('$folder', ({ folder, type }) => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ftl'));
  const german = messages(join(folder, 'de.ftl'));

  it.each(files)('%s has the same messages and variables as de.ftl', (file) => {
    expect(Object.fromEntries(messages(join(folder, file)))).toEqual(Object.fromEntries(german));
  });

  it.each(files)('%s loses no line to a slip in the syntax', (file) => {
    // Fluent skips what it cannot read; every line that looks like a message must have become one.
    const text = readFileSync(join(folder, file), 'utf8');
    const written = [...text.matchAll(/^([a-z][\w-]*) *=/gim)].map((match) => match[1]);
    expect([...messages(join(folder, file)).keys()]).toEqual(written);
  });

  it('is there in every language', () => {
    expect(files.toSorted()).toEqual(['de.ftl', 'en.ftl', 'fr.ftl', 'it.ftl']);
  });

  it('sets French signs with spaces that do not break', () => {
    const lines = readFileSync(join(folder, 'fr.ftl'), 'utf8').split('\n');
    const words = lines.filter((line) => !line.startsWith('#'));
    expect(words.filter((line) => / [?!;»]| :(?!\/)|« /.test(line))).toEqual([]);
  });

  it('is written in Swiss German, without ß', () => {
    expect(readFileSync(join(folder, 'de.ftl'), 'utf8')).not.toContain('ß');
  });

  it('has current types in ids.ts (npm run words)', () => {
    const path = join(folder, 'ids.ts');
    const fresh = generated(type, german);
    if (process.env.UPDATE) writeFileSync(path, fresh);
    expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(fresh);
  });
});
