import { expect, it } from 'vitest';
import { raceFixtures } from '../../races/fixtures.ts';
import { askedRules } from '../asked-rules.ts';
import { examples, pageOf } from '../rule-page.ts';
import { changed } from '../variants/changed.ts';
import { variants } from '../variants/index.ts';
import { told } from './told.ts';

/** Every word, every order, every repair: whoever changes one of them looks at it here. */
const baselines = '../../baselines';

const proving = askedRules.filter(
  ({ checkProof, namesRepairs }) => checkProof !== undefined || namesRepairs === true,
);

it.each(proving)('says of the bad example of $id and of its variants what was looked at', async ({ id }) => {
  const bad = examples(pageOf(id), 'Bad');
  const { same, nearMisses } = variants[id] ?? { same: [], nearMisses: [] };
  const pages = [
    ...bad.map((text) => `# As on the page of the rule\n\n${told(text)}`),
    ...[...same, ...nearMisses].map(
      (variant) => `# ${variant[0]}\n\n${told(changed(bad[0] ?? '', variant))}`,
    ),
  ];
  await expect(pages.join('\n')).toMatchFileSnapshot(`${baselines}/proofs/${id.replace('/', '-')}.txt`);
});

it.each(raceFixtures)('says of the accident $name what was looked at', async ({ name, bad }) => {
  await expect(told(bad.text)).toMatchFileSnapshot(`${baselines}/accidents/${name}.txt`);
});
