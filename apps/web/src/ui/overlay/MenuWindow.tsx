import { Menu as Base } from '@base-ui/react/menu'
import { Button, IconButton } from '../control/Button.tsx'
import { Icon } from '../control/Icon.tsx'
import type { MenuItem, MenuProps } from './Menu.tsx'
import styles from './Popup.module.css'

/** The menu with its button, opened; use `Menu`, which loads it. */
export function MenuWindow({ label, icon = 'more', text, groups }: MenuProps) {
  return (
    <Base.Root defaultOpen modal={false}>
      <Base.Trigger
        render={
          text ? (
            <Button kind="quiet" icon={icon} aria-label={label}>
              {text}
            </Button>
          ) : (
            <IconButton icon={icon} label={label} />
          )
        }
      />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={4} align="end">
          <Base.Popup className={`${styles.popup} ${styles.menu}`}>
            {groups.map((group, at) => (
              <Base.Group key={at} className={styles.group}>
                {group.title && <Base.GroupLabel className={styles.groupTitle}>{group.title}</Base.GroupLabel>}
                {group.items.map((item) => (
                  <Item key={item.id} item={item} />
                ))}
              </Base.Group>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function Item({ item }: { item: MenuItem }) {
  const className = `${styles.item} ${item.danger ? styles.danger : ''}`
  const face = (
    <>
      {item.chosen === undefined ? (
        item.icon && <Icon name={item.icon} />
      ) : item.chosen ? (
        <Icon name="check" />
      ) : (
        <span className={styles.noMark} />
      )}
      <span className={styles.itemText}>{item.label}</span>
      {item.shortcut && <kbd aria-hidden="true">{item.shortcut}</kbd>}
    </>
  )
  if (item.chosen !== undefined) {
    return (
      <Base.CheckboxItem
        className={className}
        checked={item.chosen}
        onCheckedChange={item.onSelect}
        closeOnClick
        disabled={item.disabled ?? false}
      >
        {face}
      </Base.CheckboxItem>
    )
  }
  return (
    <Base.Item className={className} onClick={item.onSelect} disabled={item.disabled ?? false}>
      {face}
    </Base.Item>
  )
}
