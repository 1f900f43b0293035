import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../server/src/model/index.ts';
import { edited, revised } from '../../../server/src/rules/proof/repair/revision.ts';
import { campaignNamed, modelOf } from '../../model/workspace-of.ts';

const uri = 'file:///a.lifecycle';

const tidy = `program "P"

campaign "A" {
  trigger Person is Created
  flow { Sync Person to SFDC }
}
`;

/** The text after pieces of campaign "A" were replaced. */
function after(text: string, ...replaced: readonly (readonly [piece: string, instead: string])[]) {
  const model = modelOf(text);
  const { declaration } = campaignNamed(model, 'A').bound;
  const at = model.locate(placeOf(declaration, declaration));
  const written = text.slice(at?.start, at?.end);
  const edits = replaced.map(([piece, instead]) => {
    const start = written.indexOf(piece);
    return { place: placeOf(declaration, { start, end: start + piece.length }), text: instead };
  });
  const texts = edited(model, edits);
  return { model, texts, text: texts?.get(uri) };
}

describe('edits', () => {
  it('are made together, in whichever order they are named', () => {
    const named = [
      ['Sync Person to SFDC', 'Send Email "Hello"'],
      ['Person is Created', 'Visits Web Page'],
      ['trigger', 'trigger'],
    ] as const;
    const wanted = tidy
      .replace('Sync Person to SFDC', 'Send Email "Hello"')
      .replace('Person is Created', 'Visits Web Page');
    expect(after(tidy, ...named).text).toBe(wanted);
    expect(after(tidy, ...named.toReversed()).text).toBe(wanted);
  });

  it('may touch, and not overlap', () => {
    expect(after(tidy, ['Sync ', 'Sync '], ['Person to', 'Person to']).text).toBe(tidy);
    expect(after(tidy, ['Sync Person', ''], ['Person to', '']).texts).toBeUndefined();
  });

  it('put in before they take out at one place', () => {
    const wanted = tidy.replace('campaign', '/// First\ncampaign');
    expect(after(tidy, ['campaign', 'campaign'], ['', '/// First\n']).text).toBe(wanted);
  });

  it('are none where there are none, and where a place is not in these files', () => {
    const model = modelOf(tidy);
    expect(edited(model, [])).toBeUndefined();
    const { declaration } = campaignNamed(modelOf(tidy), 'A').bound;
    const elsewhere = { place: placeOf(declaration, declaration), text: '' };
    expect(edited(model, [elsewhere])).toBeUndefined();
    const here = {
      place: placeOf(campaignNamed(model, 'A').bound.declaration, { start: 0, end: 0 }),
      text: '',
    };
    expect(edited(model, [here, elsewhere])).toBeUndefined();
  });

  it('are made in every file that they are about', () => {
    const model = modelOf({ 'a.lifecycle': tidy, 'b.lifecycle': tidy.replace('"A"', '"B"') });
    const edits = ['A', 'B'].map((name) => {
      const { declaration } = campaignNamed(model, name).bound;
      return {
        place: placeOf(declaration, { start: declaration.end, end: declaration.end }),
        text: '\n\nlist "L"',
      };
    });
    expect([...(edited(model, edits) ?? [])].map(([file]) => file)).toEqual([uri, 'file:///b.lifecycle']);
  });
});

describe('the layout of a file', () => {
  const crowded: readonly [string, string] = ['Sync Person to SFDC', 'Sync Person to SFDC,Wait 5 minutes'];

  it('stays what it is where it is the one layout', () => {
    expect(after(tidy, crowded).text).toBe(
      tidy.replace('{ Sync Person to SFDC }', '{\n    Sync Person to SFDC\n    Wait 5 minutes\n  }'),
    );
  });

  it('is left alone in any other', () => {
    const untidy = tidy.replace('  trigger', '    trigger');
    expect(after(untidy, crowded).text).toBe(untidy.replace(...crowded));
  });

  it('has the line ends that it had', () => {
    const windows = tidy.replaceAll('\n', '\r\n').replace('  trigger', '    trigger');
    const lines: readonly [string, string] = ['Sync Person to SFDC', 'Sync Person to SFDC\n  Wait 5 minutes'];
    expect(after(windows, lines).text).toBe(windows.replace(lines[0], lines[1].replace('\n', '\r\n')));
    // The first line tells.
    const mixed = windows.replace('\r\n', '\n');
    expect(after(mixed, lines).text).toBe(mixed.replace(...lines));
  });
});

describe('what is made of the files', () => {
  const read = (text: string, instead: string) => {
    const { model, texts } = after(text, ['Sync Person to SFDC', instead]);
    return texts && revised(model, texts);
  };

  it('is read again', () => {
    const model = read(tidy, 'Send Email "Hello"');
    expect(model && campaignNamed(model, 'A').bound.flow).toHaveLength(1);
    expect(model?.documents.get(uri)?.text).toContain('Send Email "Hello"');
  });

  it('is refused where something cannot be read any more, in a folder as well', () => {
    expect(read(tidy, 'Wait {')).toBeUndefined();
    const folder = tidy.replace('campaign', 'folder "F" {\ncampaign').concat('}\n');
    expect(read(folder, 'Send Email "Hello"')).toBeDefined();
    expect(read(folder, 'Send Email [')).toBeUndefined();
  });

  it('may be no worse than it was', () => {
    const broken = `${tidy}\nlist\n`;
    expect(read(broken, 'Send Email "Hello"')).toBeDefined();
    expect(read(broken, 'Send Email [')).toBeUndefined();
  });

  it('is of these files only', () => {
    expect(revised(modelOf(tidy), new Map([['file:///other.lifecycle', tidy]]))).toBeUndefined();
  });
});
