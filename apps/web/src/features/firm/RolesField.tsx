import { useLingui } from '@lingui/react/macro'
import { type Role, roles } from '@rapport/domain/firm/roles.ts'
import { roleName } from '../../shell/role-names.ts'
import { Checkbox } from '../../ui/form/Checkbox.tsx'
import { Field, type FieldProps, frameOf } from '../../ui/form/Field.tsx'
import styles from './firm.module.css'

/** Which roles somebody holds; several are possible. */
export function RolesField(props: FieldProps<readonly Role[]>) {
  const { i18n } = useLingui()
  const { value, onChange, disabled } = props
  return (
    <Field {...frameOf(props)} as="group">
      {() => (
        <div className={styles.roles}>
          {roles.map((role) => (
            <Checkbox
              key={role}
              label={i18n._(roleName[role])}
              value={value.includes(role)}
              {...(disabled ? { disabled } : {})}
              onChange={(held) => onChange(roles.filter((one) => (one === role ? held : value.includes(one))))}
            />
          ))}
        </div>
      )}
    </Field>
  )
}
