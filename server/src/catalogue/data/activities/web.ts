import { type ActivityData, NINETY_DAYS } from '../activity.ts';
import { asset, primary, primaryAsset, text, webRequest } from '../constraints.ts';
import { renamed, supposed } from '../names.ts';
import { ACTIVITY, EVENT } from '../provenance.ts';

/** Forms, pages and links. */
export const webActivities: readonly ActivityData[] = [
  {
    trigger: 'Fills Out Form',
    filter: 'Filled Out Form',
    type: [2, 'Fill Out Form'],
    constraints: [
      primaryAsset('Form Name', 'form', EVENT, 'Form'),
      asset('Web Page', 'web page', ACTIVITY),
      ...webRequest(EVENT),
      text('Platform', EVENT),
      text('Device', EVENT),
    ],
    notes: 'A form that creates the person also fires Person is Created, in no certain order.',
  },
  {
    trigger: 'Visits Web Page',
    filter: 'Visited Web Page',
    type: [1, 'Visit Webpage'],
    constraints: [
      primaryAsset('Web Page', 'web page', EVENT),
      ...webRequest(EVENT),
      text('Platform', EVENT),
      text('Device', EVENT),
      text('Search Engine', EVENT),
      text('Search Query', EVENT),
      text('Token', EVENT),
      text('Browser', EVENT),
    ],
    retention: NINETY_DAYS,
    volume: 5,
    notes: 'When a visitor becomes known, earlier visits fire it too, oldest first.',
  },
  {
    trigger: renamed('Clicks Link on Web Page', 'Clicks Link'),
    filter: supposed('Clicked Link on Web Page', 'Click Link', 'Clicked Link'),
    type: [3, 'Click Link'],
    constraints: [
      primary('Link', 'reference', ACTIVITY),
      asset('Web Page', 'web page', ACTIVITY),
      ...webRequest(ACTIVITY),
    ],
    retention: NINETY_DAYS,
    volume: 4,
    notes: 'When a visitor becomes known, earlier clicks fire it too, oldest first.',
  },
];
