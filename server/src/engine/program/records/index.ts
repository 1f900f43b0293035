export { programOfRecords, type RecordedProgram } from './program-of-records.ts';
export type {
  ActivityTestRecord,
  AttributeTest,
  CampaignRecord,
  ChoiceRecord,
  ConstraintRecord,
  FieldRecord,
  InstanceRecords,
  SmartListRecord,
  StepRecord,
  TestRecord,
  TriggerRecord,
} from './records.ts';
