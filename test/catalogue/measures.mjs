import ts from 'typescript';
import { nodesOf, parse, propertyOf, sourcesIn } from './sources.mjs';

/** The name of every measure that a detector gives signs of. */
export const measures = () => [
  ...new Set(
    sourcesIn('libs/initiative/src/traps')
      .flatMap((path) => [...nodesOf(parse(path))])
      .filter(ts.isObjectLiteralExpression)
      .map((literal) => propertyOf(literal, 'measure'))
      .filter((name) => name !== undefined && ts.isStringLiteral(name))
      .map(({ text }) => text),
  ),
];
