import { makeBuildSheet, renderSheetMarkdown, renderSheetPage } from '../compiler/index.ts';
import { planned } from './planning.ts';
import type { Answer } from './work.ts';

export const buildSheet: Answer<'lifecycle/buildSheet'> = async (session, params, tools) => {
  const title = `Writing the build sheet for ${params.instance}`;
  const { plan } = await planned(session, params, tools, title, { handsOver: 'all' });
  const sheet = makeBuildSheet(plan, plan.manual);
  return { items: plan.manual.length, page: renderSheetPage(sheet), markdown: renderSheetMarkdown(sheet) };
};
