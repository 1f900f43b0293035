import type { Operation } from '../../compiler/index.ts';
import type { Answer } from '../answer.ts';
import { checkCampaign, writeFlowOf, writeRulesOf } from './content.ts';
import type { Context } from './context.ts';
import { cloneProgramOnce, findCopy } from './copy-program.ts';
import {
  createAssetOnce,
  createFieldOnce,
  createFolderOnce,
  createProgramOnce,
  describeOnce,
  setTokenOnce,
  updateProgramOnce,
} from './create.ts';
import { deleteOnce, scheduleOnce, switchOnce } from './switch.ts';

/** Does one operation, or finishes it where an earlier run left off. @returns the id of what it made, if anything. */
export function perform(operation: Operation, context: Context): Promise<Answer<number | undefined>> {
  switch (operation.kind) {
    case 'create-field':
      return createFieldOnce(operation, context);
    case 'create-folder':
      return createFolderOnce(operation, context);
    case 'create-program':
      return createProgramOnce(operation, context);
    case 'clone-program':
      return cloneProgramOnce(operation, context);
    case 'find-copy':
      return findCopy(operation, context);
    case 'update-program':
      return updateProgramOnce(operation, context);
    case 'set-token':
      return setTokenOnce(operation, context);
    case 'create-list':
    case 'create-smart-list':
    case 'create-campaign':
    case 'clone-campaign':
      return createAssetOnce(operation, context);
    case 'write-rules':
      return writeRulesOf(operation, context);
    case 'write-flow':
      return writeFlowOf(operation, context);
    case 'check-campaign':
      return checkCampaign(operation, context);
    case 'rename-campaign':
    case 'activate-campaign':
    case 'deactivate-campaign':
      return switchOnce(operation, context);
    case 'delete-campaign':
      return deleteOnce(operation, context);
    case 'schedule-campaign':
      return scheduleOnce(operation, context);
    default:
      return describeOnce(operation, context);
  }
}
