/** A value of a picklist or of a global value set, in the Metadata API's words. */
export interface FakeValue {
  readonly fullName: string;
  readonly label?: string;
  readonly isActive?: boolean;
  readonly isDefault?: boolean;
}

/** A field's definition. Values stand in the field itself or in a value set that several fields share. */
export interface FakeField {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly custom?: boolean;
  readonly restricted?: boolean;
  readonly values?: readonly FakeValue[];
  readonly valueSet?: string;
  readonly formula?: string;
  readonly required?: boolean;
}

/** The fields that every org has and that field-level security cannot hide. */
export function standardFields(object: string): FakeField[] {
  const common: FakeField[] = [
    { name: 'Id', label: `${object} ID`, type: 'id', required: true },
    { name: 'IsDeleted', label: 'Deleted', type: 'boolean', required: true },
    { name: 'LastName', label: 'Last Name', type: 'string', required: true },
    { name: 'OwnerId', label: 'Owner ID', type: 'reference', required: true },
    { name: 'SystemModstamp', label: 'System Modstamp', type: 'datetime', required: true },
  ];
  if (object !== 'Lead') return common;
  const statuses = ['Open - Not Contacted', 'Working - Contacted', 'Closed - Converted'];
  return [
    ...common,
    { name: 'Company', label: 'Company', type: 'string', required: true },
    {
      name: 'Status',
      label: 'Lead Status',
      type: 'picklist',
      required: true,
      values: statuses.map((fullName) => ({ fullName })),
    },
  ];
}

/** One element of `fields` in the answer of `…/describe`. */
export function describeField(field: FakeField, values: readonly FakeValue[], editable: boolean): object {
  const formula = field.formula ?? null;
  const writable = editable && formula === null;
  return {
    aggregatable: true,
    aiPredictionField: false,
    autoNumber: false,
    byteLength: field.type === 'picklist' ? 765 : 0,
    calculated: formula !== null,
    calculatedFormula: formula,
    cascadeDelete: false,
    caseSensitive: false,
    compoundFieldName: null,
    controllerName: null,
    createable: writable,
    custom: field.custom ?? false,
    defaultValue: null,
    defaultValueFormula: null,
    defaultedOnCreate: false,
    dependentPicklist: false,
    deprecatedAndHidden: false,
    digits: 0,
    encrypted: false,
    externalId: false,
    filterable: true,
    groupable: true,
    htmlFormatted: false,
    idLookup: field.type === 'id',
    inlineHelpText: null,
    label: field.label,
    length: field.type === 'picklist' ? 255 : 0,
    name: field.name,
    nameField: false,
    nillable: field.required !== true,
    permissionable: field.required !== true,
    picklistValues: values.map((value) => ({
      active: value.isActive !== false,
      defaultValue: value.isDefault === true,
      label: value.label ?? value.fullName,
      validFor: null,
      value: value.fullName,
    })),
    polymorphicForeignKey: false,
    precision: 0,
    queryByDistance: false,
    referenceTargetField: null,
    referenceTo: field.type === 'reference' ? ['Group', 'User'] : [],
    relationshipName: null,
    relationshipOrder: null,
    restrictedDelete: false,
    restrictedPicklist: field.restricted === true,
    scale: 0,
    soapType: field.type === 'id' ? 'tns:ID' : field.type === 'datetime' ? 'xsd:dateTime' : 'xsd:string',
    sortable: true,
    type: field.type,
    unique: false,
    updateable: writable,
    writeRequiresMasterRead: false,
  };
}
