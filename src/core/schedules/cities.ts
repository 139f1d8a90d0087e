import { cityMapping } from 'city-timezones';
import { nearest } from '../nearest.ts';

/**
 * The zones of the cities, and countries of one zone, that are called so: one where no other place of that name comes
 * near to it in size, several where one would have to guess, none where the name is not known.
 */
export function zonesOfPlace(name: string): string[] {
  // The fields of a cron line name no place: for them the cities are not read.
  if (!/\p{L}/u.test(name)) return [];
  const { cities, countries } = places();
  return cities.get(plainName(name)) ?? countries.get(plainName(name)) ?? [];
}

/** The zone of the large city that was meant by a misspelt name, if there is one. */
export function nearestCity(name: string): string | undefined {
  const plain = plainName(name);
  // Of short names, another one is always near.
  const near = plain.length < 5 ? undefined : nearest(plain, places().large, plain.length < 9 ? 1 : 2);
  const zones = near === undefined ? [] : zonesOfPlace(near);
  return zones.length === 1 ? zones[0] : undefined;
}

/** A place this many times as large as another of its name is meant. */
const timesAsLarge = 5;
/** Smaller places are not asked about: there is a Sidney in Montana. */
const leastPeople = 50_000;
/** A misspelt name is taken for one of these. */
const manyPeople = 700_000;

type Places = { cities: Map<string, string[]>; countries: Map<string, string[]>; large: string[] };
let read: Places | undefined;

/** Read when somebody first names a place: 7,000 cities take some 10 ms. */
function places(): Places {
  read ??= readPlaces();
  return read;
}

function readPlaces(): Places {
  const byName = new Map<string, { zone: string; people: number }[]>();
  const byCountry = new Map<string, Set<string>>();
  const large: string[] = [];
  for (const { city, city_ascii: ascii, country, timezone, pop } of cityMapping) {
    // Some rows of the list have no zone.
    if (!timezone) continue;
    for (const name of pop < leastPeople ? [] : namesOf(city, ascii)) {
      byName.set(name, [...(byName.get(name) ?? []), { zone: timezone, people: pop }]);
      if (pop >= manyPeople) large.push(name);
    }
    const land = plainName(country);
    byCountry.set(land, (byCountry.get(land) ?? new Set()).add(timezone));
  }
  const countries = [...byCountry].flatMap(([name, zones]): [string, string[]][] =>
    zones.size === 1 ? [[name, [...zones]]] : [],
  );
  return {
    cities: new Map([...byName].map(([name, rows]) => [name, meant(rows)])),
    countries: new Map(countries),
    large,
  };
}

/** "Washington, D.C." and "Tel Aviv-Yafo" are called by their first name too. */
const namesOf = (...written: string[]): Set<string> =>
  new Set(
    written
      .flatMap((name) => [name, name.split(/[,-]/)[0] ?? ''])
      .map(plainName)
      .filter((name) => name.length > 2),
  );

/** The zones that may be meant, of the largest place first. */
function meant(rows: { zone: string; people: number }[]): string[] {
  const most = Math.max(...rows.map(({ people }) => people));
  const likely = rows.filter(({ people }) => people * timesAsLarge > most).sort((a, b) => b.people - a.people);
  return [...new Set(likely.map(({ zone }) => zone))];
}

/** Without accents and signs, in lower case. */
const plainName = (name: string): string =>
  name
    .slice(0, 64)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
