import type { contract } from '@rapport/contract/contract.ts'
import { capacityOf, DEFAULT_WORKING_POWER, type WorkingPower } from '@rapport/domain/cadence/capacity.ts'
import type { ServiceModel } from '@rapport/domain/cadence/service-model.ts'
import { policyQuestion } from '../../facts/policy.ts'
import type { Handler } from '../../http/handler.ts'
import { ownHouseholds } from './today-households.ts'

export const getCapacity: Handler<typeof contract.getCapacity> = async (context) => {
  const [own, stated] = await context.tx.ask(
    ownHouseholds(context),
    policyQuestion<Partial<WorkingPower>>('capacity', context.today),
  )
  const models = own.flatMap(({ facts }): ServiceModel[] => (facts.model ? [facts.model] : []))
  const power = { ...DEFAULT_WORKING_POWER, ...stated }
  const { required, available, used } = capacityOf(models, power)
  const tiers = [...Map.groupBy(models, ({ tier }) => tier)]
    .map(([tier, of]) => ({ tier, households: of.length, touchesEach: of[0]?.minTouches ?? 0 }))
    .sort((a, b) => a.tier.localeCompare(b.tier))
  return { tiers, needed: required, possible: available, used }
}
