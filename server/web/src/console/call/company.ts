// Who may be added to the call of this desk.
import { computed } from '@preact/signals';
import { followCompany, isAddable } from '../../shared/company/company';
import { current, engaged } from './calls';

followCompany(() => current.value);

export const addable = computed(() => engaged.value && isAddable(current.value));
