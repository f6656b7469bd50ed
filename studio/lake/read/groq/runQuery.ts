import {evaluate, evaluateSync} from 'groq-js'
import type {View} from '../../store/view.ts'
import {OverBudget, withinBudget} from './budget.ts'
import {narrow} from './narrow.ts'
import {type Query, unanswerable} from './readQuery.ts'
import {answerTextQueries} from './textQuery.ts'
import {nodesOf} from './tree.ts'

/** What a query may ask about its surroundings: `now()`, `identity()`, `sanity::dataset()`. */
export type QueryScope = {now: Date; identity: string; projectId: string; dataset: string}

/** How long a query may take, in milliseconds, and whether its answer is still wanted. */
export type Allowance = {milliseconds: number; isCancelled?: () => boolean}

/**
 * Runs a query over what its reader sees, with nothing happening in between. Throws OverBudget
 * when it takes too long, ApiError 400 when groq-js cannot answer (a function that needs a search
 * engine, for example, or one of those that compare). A query runs once: it is fitted to the view.
 */
export function runQuery(query: Query, view: View, scope: QueryScope, allowed: Allowance): unknown {
  const run = () => {
    answerTextQueries(query.tree, view)
    narrow(query.tree, view)
    return evaluateSync(query.tree, optionsFor(view, scope)).data
  }
  return attempted(() => withinBudget(allowed.milliseconds, run, allowed.isCancelled))
}

/** Runs a filter over one document, as often as one likes. Throws as `runQuery` does. */
export function runFilter(
  query: Query,
  view: View,
  scope: QueryScope,
  {milliseconds}: Allowance,
): unknown {
  const run = () => evaluateSync(query.tree, optionsFor(view, scope)).data
  return attempted(() => withinBudget(milliseconds, run))
}

/** Like `runQuery`, for queries with functions that compare: slower, and without a time limit. */
export async function runComparison(query: Query, view: View, scope: QueryScope): Promise<unknown> {
  try {
    return await (await evaluate(query.tree, optionsFor(view, scope))).get()
  } catch (error) {
    throw unanswerable(error)
  }
}

/** Only the functions that compare two documents need `runComparison`. */
export function compares({tree}: Query): boolean {
  return nodesOf(tree).some(
    ({type, namespace}) => type === 'FuncCall' && (namespace === 'diff' || namespace === 'delta'),
  )
}

function optionsFor(view: View, scope: QueryScope) {
  return {
    dataset: view.all,
    timestamp: scope.now,
    identity: scope.identity,
    sanity: {projectId: scope.projectId, dataset: scope.dataset},
    dereference: ({_ref}: {_ref: string}) => view.byId(_ref),
  }
}

function attempted<T>(act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw error instanceof OverBudget ? error : unanswerable(error)
  }
}
