// Made by npm run generate from the rules. Do not edit.
import type { Rule } from './rule.ts';
import { rule as chainBlindToFirstValue } from './chain/blind-to-first-value.rule.ts';
import { rule as chainChildRunsOnce } from './chain/child-runs-once.rule.ts';
import { rule as chainCycle } from './chain/cycle.rule.ts';
import { rule as chainExecutableDepth } from './chain/executable-depth.rule.ts';
import { rule as chainExecutableRefuses } from './chain/executable-refuses.rule.ts';
import { rule as chainExecutableStep } from './chain/executable-step.rule.ts';
import { rule as chainManyListeners } from './chain/many-listeners.rule.ts';
import { rule as chainNotRequestable } from './chain/not-requestable.rule.ts';
import { rule as chainReentryBlocked } from './chain/reentry-blocked.rule.ts';
import { rule as chainRemoveKillsParent } from './chain/remove-kills-parent.rule.ts';
import { rule as chainSortsTooEarly } from './chain/sorts-too-early.rule.ts';
import { rule as chainSourceRefuses } from './chain/source-refuses.rule.ts';
import { rule as chainTokenContext } from './chain/token-context.rule.ts';
import { rule as chainUnreachable } from './chain/unreachable.rule.ts';
import { rule as choiceMixedSteps } from './choice/mixed-steps.rule.ts';
import { rule as choiceNoDefault } from './choice/no-default.rule.ts';
import { rule as choiceShadowed } from './choice/shadowed.rule.ts';
import { rule as choiceTokenCondition } from './choice/token-condition.rule.ts';
import { rule as filterBeyondRetention } from './filter/beyond-retention.rule.ts';
import { rule as filterContradiction } from './filter/contradiction.rule.ts';
import { rule as filterEmptyDate } from './filter/empty-date.rule.ts';
import { rule as filterIsNotOrNot } from './filter/is-not-or-not.rule.ts';
import { rule as filterNeverTrue } from './filter/never-true.rule.ts';
import { rule as filterOverlappingTracks } from './filter/overlapping-tracks.rule.ts';
import { rule as filterSplitOpportunity } from './filter/split-opportunity.rule.ts';
import { rule as filterTriggersAreOr } from './filter/triggers-are-or.rule.ts';
import { rule as filterWindowReversed } from './filter/window-reversed.rule.ts';
import { rule as filterZeroIsEmpty } from './filter/zero-is-empty.rule.ts';
import { rule as loopCrmEcho } from './loop/crm-echo.rule.ts';
import { rule as loopPingPong } from './loop/ping-pong.rule.ts';
import { rule as loopRecycle } from './loop/recycle.rule.ts';
import { rule as loopSelfTrigger } from './loop/self-trigger.rule.ts';
import { rule as nameConvention } from './name/convention.rule.ts';
import { rule as nameDuplicate } from './name/duplicate.rule.ts';
import { rule as nameUnknownAsset } from './name/unknown-asset.rule.ts';
import { rule as nameUnknownCampaign } from './name/unknown-campaign.rule.ts';
import { rule as nameUnknownConstraint } from './name/unknown-constraint.rule.ts';
import { rule as nameUnknownField } from './name/unknown-field.rule.ts';
import { rule as nameUnknownFilter } from './name/unknown-filter.rule.ts';
import { rule as nameUnknownOperator } from './name/unknown-operator.rule.ts';
import { rule as nameUnknownStage } from './name/unknown-stage.rule.ts';
import { rule as nameUnknownStep } from './name/unknown-step.rule.ts';
import { rule as nameUnknownToken } from './name/unknown-token.rule.ts';
import { rule as nameUnknownTrigger } from './name/unknown-trigger.rule.ts';
import { rule as nameUnused } from './name/unused.rule.ts';
import { rule as raceAlertBeforeOwner } from './race/alert-before-owner.rule.ts';
import { rule as raceAlertBeforeSync } from './race/alert-before-sync.rule.ts';
import { rule as raceBatchAndTrigger } from './race/batch-and-trigger.rule.ts';
import { rule as raceCoincidingTriggers } from './race/coinciding-triggers.rule.ts';
import { rule as raceDependentRequests } from './race/dependent-requests.rule.ts';
import { rule as raceHistoryReplay } from './race/history-replay.rule.ts';
import { rule as raceLateGuard } from './race/late-guard.rule.ts';
import { rule as raceReadWrite } from './race/read-write.rule.ts';
import { rule as raceRequestThenRely } from './race/request-then-rely.rule.ts';
import { rule as raceRescore } from './race/rescore.rule.ts';
import { rule as raceSegmentLag } from './race/segment-lag.rule.ts';
import { rule as raceSyncBeforeReady } from './race/sync-before-ready.rule.ts';
import { rule as raceTokenCopy } from './race/token-copy.rule.ts';
import { rule as raceWebhookRead } from './race/webhook-read.rule.ts';
import { rule as raceWriteWrite } from './race/write-write.rule.ts';
import { rule as salesforceFieldMappedTwice } from './salesforce/field-mapped-twice.rule.ts';
import { rule as scheduleAddsAgain } from './schedule/adds-again.rule.ts';
import { rule as scheduleNotOffered } from './schedule/not-offered.rule.ts';
import { rule as scoreDecay } from './score/decay.rule.ts';
import { rule as scoreRefires } from './score/refires.rule.ts';
import { rule as sendStatusAfterBlocked } from './send/status-after-blocked.rule.ts';
import { rule as slowActivityUnbounded } from './slow/activity-unbounded.rule.ts';
import { rule as slowContains } from './slow/contains.rule.ts';
import { rule as slowContainsMany } from './slow/contains-many.rule.ts';
import { rule as slowEmailWithoutAt } from './slow/email-without-at.rule.ts';
import { rule as slowInactivity } from './slow/inactivity.rule.ts';
import { rule as slowManyFilters } from './slow/many-filters.rule.ts';
import { rule as slowManyValues } from './slow/many-values.rule.ts';
import { rule as slowMemberOfList } from './slow/member-of-list.rule.ts';
import { rule as slowNegative } from './slow/negative.rule.ts';
import { rule as slowNestedSmartList } from './slow/nested-smart-list.rule.ts';
import { rule as slowOrder } from './slow/order.rule.ts';
import { rule as slowRandomSample } from './slow/random-sample.rule.ts';
import { rule as slowRepeatedSet } from './slow/repeated-set.rule.ts';
import { rule as slowStartsWith } from './slow/starts-with.rule.ts';
import { rule as slowWideTrigger } from './slow/wide-trigger.rule.ts';
import { rule as stageCount } from './stage/count.rule.ts';
import { rule as stageGoesBack } from './stage/goes-back.rule.ts';
import { rule as stageLeavesTerminal } from './stage/leaves-terminal.rule.ts';
import { rule as stageNoWayIn } from './stage/no-way-in.rule.ts';
import { rule as stageNoWayOut } from './stage/no-way-out.rule.ts';
import { rule as stageNotStamped } from './stage/not-stamped.rule.ts';
import { rule as stageSkips } from './stage/skips.rule.ts';
import { rule as stageStampErased } from './stage/stamp-erased.rule.ts';
import { rule as stageStampedTwice } from './stage/stamped-twice.rule.ts';
import { rule as stageUndocumented } from './stage/undocumented.rule.ts';
import { rule as stageWrongMaster } from './stage/wrong-master.rule.ts';
import { rule as stepArguments } from './step/arguments.rule.ts';
import { rule as stepNotAllowedHere } from './step/not-allowed-here.rule.ts';
import { rule as suppressReasonMissing } from './suppress/reason-missing.rule.ts';
import { rule as suppressUnknownRule } from './suppress/unknown-rule.rule.ts';
import { rule as suppressUnused } from './suppress/unused.rule.ts';
import { rule as syncAccidental } from './sync/accidental.rule.ts';
import { rule as syncAlertDespiteFailure } from './sync/alert-despite-failure.rule.ts';
import { rule as syncContactToQueue } from './sync/contact-to-queue.rule.ts';
import { rule as syncLeadStatus } from './sync/lead-status.rule.ts';
import { rule as syntaxMissing } from './syntax/missing.rule.ts';
import { rule as syntaxUnclosed } from './syntax/unclosed.rule.ts';
import { rule as syntaxUnexpected } from './syntax/unexpected.rule.ts';
import { rule as syntaxUnreadable } from './syntax/unreadable.rule.ts';
import { rule as valueDomain } from './value/domain.rule.ts';
import { rule as valueOperator } from './value/operator.rule.ts';
import { rule as valueType } from './value/type.rule.ts';
import { rule as waitAbbreviatedUnit } from './wait/abbreviated-unit.rule.ts';
import { rule as waitAsFence } from './wait/as-fence.rule.ts';
import { rule as waitDateToken } from './wait/date-token.rule.ts';
import { rule as waitFragile } from './wait/fragile.rule.ts';
import { rule as waitMissing } from './wait/missing.rule.ts';
import { rule as waitNeedless } from './wait/needless.rule.ts';
import { rule as waitNotCancelled } from './wait/not-cancelled.rule.ts';
import { rule as waitStaleAfter } from './wait/stale-after.rule.ts';
import { rule as writeLost } from './write/lost.rule.ts';

export const rules: readonly Rule[] = [
  chainBlindToFirstValue,
  chainChildRunsOnce,
  chainCycle,
  chainExecutableDepth,
  chainExecutableRefuses,
  chainExecutableStep,
  chainManyListeners,
  chainNotRequestable,
  chainReentryBlocked,
  chainRemoveKillsParent,
  chainSortsTooEarly,
  chainSourceRefuses,
  chainTokenContext,
  chainUnreachable,
  choiceMixedSteps,
  choiceNoDefault,
  choiceShadowed,
  choiceTokenCondition,
  filterBeyondRetention,
  filterContradiction,
  filterEmptyDate,
  filterIsNotOrNot,
  filterNeverTrue,
  filterOverlappingTracks,
  filterSplitOpportunity,
  filterTriggersAreOr,
  filterWindowReversed,
  filterZeroIsEmpty,
  loopCrmEcho,
  loopPingPong,
  loopRecycle,
  loopSelfTrigger,
  nameConvention,
  nameDuplicate,
  nameUnknownAsset,
  nameUnknownCampaign,
  nameUnknownConstraint,
  nameUnknownField,
  nameUnknownFilter,
  nameUnknownOperator,
  nameUnknownStage,
  nameUnknownStep,
  nameUnknownToken,
  nameUnknownTrigger,
  nameUnused,
  raceAlertBeforeOwner,
  raceAlertBeforeSync,
  raceBatchAndTrigger,
  raceCoincidingTriggers,
  raceDependentRequests,
  raceHistoryReplay,
  raceLateGuard,
  raceReadWrite,
  raceRequestThenRely,
  raceRescore,
  raceSegmentLag,
  raceSyncBeforeReady,
  raceTokenCopy,
  raceWebhookRead,
  raceWriteWrite,
  salesforceFieldMappedTwice,
  scheduleAddsAgain,
  scheduleNotOffered,
  scoreDecay,
  scoreRefires,
  sendStatusAfterBlocked,
  slowActivityUnbounded,
  slowContains,
  slowContainsMany,
  slowEmailWithoutAt,
  slowInactivity,
  slowManyFilters,
  slowManyValues,
  slowMemberOfList,
  slowNegative,
  slowNestedSmartList,
  slowOrder,
  slowRandomSample,
  slowRepeatedSet,
  slowStartsWith,
  slowWideTrigger,
  stageCount,
  stageGoesBack,
  stageLeavesTerminal,
  stageNoWayIn,
  stageNoWayOut,
  stageNotStamped,
  stageSkips,
  stageStampErased,
  stageStampedTwice,
  stageUndocumented,
  stageWrongMaster,
  stepArguments,
  stepNotAllowedHere,
  suppressReasonMissing,
  suppressUnknownRule,
  suppressUnused,
  syncAccidental,
  syncAlertDespiteFailure,
  syncContactToQueue,
  syncLeadStatus,
  syntaxMissing,
  syntaxUnclosed,
  syntaxUnexpected,
  syntaxUnreadable,
  valueDomain,
  valueOperator,
  valueType,
  waitAbbreviatedUnit,
  waitAsFence,
  waitDateToken,
  waitFragile,
  waitMissing,
  waitNeedless,
  waitNotCancelled,
  waitStaleAfter,
  writeLost,
];
