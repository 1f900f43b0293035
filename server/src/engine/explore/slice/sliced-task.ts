import { type Occurrence, run, type Task, wake } from '../../state/index.ts';
import type { SlicedProgram } from './sliced-program.ts';

/** What is left of a task in a slice; undefined: nothing. */
export function sliceTask(sliced: SlicedProgram, task: Task): Task | undefined {
  switch (task.kind) {
    case 'answer':
      return task;
    case 'moment':
      return {
        ...task,
        what: sliceOccurrence(sliced, task.what),
        then: task.then.map((what) => sliceOccurrence(sliced, what)),
      };
    case 'wake': {
      const campaign = sliced.sliced(task.campaign);
      return campaign && wake(campaign, task.event);
    }
    case 'run': {
      const frames = task.frames.flatMap(({ campaign, next }) => {
        const slice = sliced.sliced(campaign);
        return slice === undefined ? [] : [{ campaign: slice, next: sliced.slicedPosition(campaign, next) }];
      });
      const last = frames.findLastIndex(({ campaign, next }) => next < campaign.flow.length);
      return last === -1 ? undefined : run(frames.slice(0, last + 1), task.due);
    }
  }
}

function sliceOccurrence(sliced: SlicedProgram, { batch, request, ...others }: Occurrence): Occurrence {
  const requested = request && sliced.sliced(request.campaign);
  return {
    ...others,
    batch: batch && sliced.sliced(batch),
    request: request && requested && { ...request, campaign: requested },
  };
}
