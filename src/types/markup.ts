/** What a template may set on the elements, whichever framework reads it. */
import type { CustomerDeleteBatchEventMap } from '../batch/events.js';
import type { Codes } from '../batch/list.js';
import type { CustomerDeleteEventMap } from '../element/events.js';
import type { PageSettings } from '../element/settings.js';

/** `accountId` as an attribute is `account-id`. */
type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}`
  : Name;

/** A number may be written as text, and a flag as an attribute without a value. */
type Written<Value> = Value extends number
  ? number | `${number}`
  : Value extends boolean
    ? boolean | ''
    : Value;

/** Each property, and the attribute of the same meaning. */
type Either<Properties> = {
  [Name in keyof Properties]?: Written<Properties[Name]>;
} & {
  [Name in keyof Properties & string as Kebab<Name>]?: Written<Properties[Name]>;
};

/** The listeners of a framework that knows an event by a prefix and its name. */
export type Listeners<Events, Prefix extends string> = {
  [Name in keyof Events & string as `${Prefix}${Name}`]?: (event: Events[Name]) => void;
};

/** The properties of `<customer-delete>` that a page sets. Contract section 2. */
export interface CustomerDeleteProperties extends PageSettings {
  code?: string;
  customerName?: string;
}

/** The properties of `<customer-delete-batch>` that a page sets. Contract section 7. */
export interface CustomerDeleteBatchProperties extends Omit<
  PageSettings,
  'label' | 'confirmation' | 'noTrigger' | 'removeClosest'
> {
  codes?: Codes;
}

export type CustomerDeleteMarkup = Either<Required<CustomerDeleteProperties>>;
export type CustomerDeleteBatchMarkup = Either<Required<CustomerDeleteBatchProperties>>;

/** Events that the batch fires. */
export type BatchEvents = Omit<CustomerDeleteEventMap, 'customer-delete-closed'> &
  CustomerDeleteBatchEventMap;
