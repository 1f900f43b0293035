import { asset, type Probe } from '../probe.ts';
import { idOf, type Place } from '../scratch.ts';

export const programClone: Probe = {
  question: 'What becomes of references when a program is cloned?',
  async run({ caller, scratch, tools, note }) {
    const { folder, program, programFields } = scratch;
    const answer = await caller.post(`${asset}/programs.json`, {
      ...programFields,
      type: 'Default',
      name: `lifecycle live check original ${program.id}`,
      folder,
    });
    const original: Place = { id: idOf(answer), type: 'Program' };
    const local = await tools.campaign('local', original);
    await tools.test(local.list, 'triggers', 'Campaign is Requested', 'Web Service API');
    const outside = await tools.campaign('outside', program);
    await tools.test(outside.list, 'triggers', 'Campaign is Requested', 'Web Service API');
    const asking = await tools.campaign('caller', original);
    const own = String(answer.result?.[0]?.['name']);
    const home = String((await caller.get(`${asset}/program/${program.id}.json`)).result?.[0]?.['name']);
    for (const target of [`${own}.local`, `${home}.outside`])
      note(
        `Request Campaign of ${target === `${own}.local` ? 'a local' : 'an outside'} campaign`,
        await tools.step(asking.id, 'Request Campaign', { Campaign: target }),
      );
    const name = `lifecycle live check copy ${program.id}`;
    const clone = await caller.post(`${asset}/program/${original.id}/clone.json`, { name, folder });
    note('clone', clone);
    note('clone: time', `${clone.milliseconds} ms`);
    const copies = await caller.get(`${asset}/smartCampaigns.json`, {
      folder: { id: idOf(clone), type: 'Program' },
    });
    const copy = copies.result?.find((campaign) => campaign['name'] === 'caller');
    if (copy === undefined) return note('campaigns of the copy', copies);
    note(
      'campaigns of the copy',
      copies.result?.some(({ isActive }) => isActive === true) === true
        ? 'some are active'
        : 'all are inactive',
    );
    const steps = await tools.stepsOf(Number(copy['id']));
    const named = steps.map((step) =>
      String((step as unknown as Step).stepChoice?.[0]?.attributes?.[0]?.value),
    );
    note('the local reference', which(named[0], `${name}.local`, `${own}.local`));
    note('the outside reference', which(named[1], `${home}.outside`, ''));
  },
};

interface Step {
  readonly stepChoice?: readonly { readonly attributes?: readonly { readonly value?: string }[] }[];
}

function which(value: string | undefined, expected: string, original: string): string {
  if (value === expected) return original === '' ? 'kept' : 'leads to the copy';
  return value === original ? 'still leads to the original' : `reads ${value ?? 'nothing'}`;
}
