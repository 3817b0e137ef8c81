import * as domain from '@sebone/initiative';
import ts from 'typescript';
import { code, page, table } from './markdown.mjs';
import { docOf, nodesOf, parse, sourcesIn } from './sources.mjs';

const name = (node) => node.path.join('.') || node.key;
const id = (node) => node.path.join('_');
const isWithin = (inner, outer) =>
  inner.path.length > outer.path.length && outer.path.every((step, at) => inner.path[at] === step);
const childrenOf = (node) => Object.values(node.states);

/** Every transition below a node: where from, where to, and the fact or delay that causes it. */
function transitionsIn(node) {
  const own = (transitions, cause) =>
    transitions.flatMap(({ target }) => (target ?? []).map((to) => ({ from: node, to, cause })));
  return [
    // XState lists its own timers among the events, too.
    ...Object.entries(node.on)
      .filter(([type]) => !type.startsWith('xstate.'))
      .flatMap(([type, transitions]) => own(transitions, type)),
    ...node.after.flatMap((transition) => own([transition], `after ${transition.delay}`)),
    ...childrenOf(node).flatMap(transitionsIn),
  ];
}

/** Mermaid draws no arrow from a state to one inside it: it is drawn from each state beside that one instead. */
const drawable = ({ from, to, cause }) =>
  isWithin(to, from) ? childrenOf(to.parent).map((beside) => ({ from: beside, to, cause })) : [{ from, to, cause }];

function drawn(node, indent) {
  const inner = childrenOf(node);
  if (inner.length === 0) return [`${indent}${id(node)}: ${node.key}`];
  const regions = inner.map((child) => drawn(child, `${indent}  `));
  const body =
    node.type === 'parallel'
      ? regions.flatMap((lines, at) => (at === 0 ? lines : [`${indent}  --`, ...lines]))
      : regions.flat();
  const begin = node.type === 'parallel' ? [] : [`${indent}  [*] --> ${id(node.states[node.config.initial])}`];
  return [`${indent}state "${node.key}" as ${id(node)} {`, ...begin, ...body, `${indent}}`];
}

function diagram({ root }) {
  const arrows = new Map();
  for (const { from, to, cause } of transitionsIn(root).flatMap(drawable)) {
    const arrow = `${id(from)} --> ${id(to)}`;
    arrows.set(arrow, [...(arrows.get(arrow) ?? []), cause]);
  }
  return [
    '```mermaid',
    'stateDiagram-v2',
    `  [*] --> ${id(root.states[root.config.initial])}`,
    ...childrenOf(root).flatMap((child) => drawn(child, '  ')),
    ...[...arrows].map(([arrow, causes]) => `  ${arrow}: ${[...new Set(causes)].join('<br/>')}`),
    '```',
  ].join('\n');
}

/** By exported name: what is said above each machine in the sources. */
const said = () =>
  new Map(
    sourcesIn('libs/initiative/src')
      .filter((path) => path.endsWith('/machine.ts'))
      .flatMap((path) => [...nodesOf(parse(path))].filter(ts.isVariableStatement))
      .map((statement) => [statement.declarationList.declarations[0].name.text, docOf(statement)]),
  );

/** Every lifecycle, drawn from its machine. */
export function machinesPage() {
  const docs = said();
  const machines = Object.entries(domain).filter(([exported]) => exported.endsWith('Machine'));
  return page(
    'Lifecycles',
    'Drawn from the machines themselves. Arrows are facts, or delays (`after …`) that the policy resolves: see [the thresholds](traps.md#lifecycles). A fact that no arrow names changes nothing.',
    machines.flatMap(([exported, machine]) => [
      `## ${machine.id}`,
      docs.get(exported),
      diagram(machine),
      table(
        ['from', 'by', 'to'],
        transitionsIn(machine.root).map(({ from, to, cause }) => [code(name(from)), code(cause), code(name(to))]),
      ),
    ]),
  );
}
