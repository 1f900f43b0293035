import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('slow/contains-many');

const values = (count: number) =>
  Array.from({ length: count }, (_, index) => `"Term ${index + 1}"`).join(', ');

it('counts the values of contains and not contains', () => {
  const [finding] = expectFindings(`
smart list "L" {
  filter [Company Name] /*! slow/contains-many */ contains ${values(100)}
  filter [Company Name] /*! slow/contains-many */ not contains ${values(120)}
}
`);
  expect(finding?.message).toBe("'contains' has 100 values to look for.");
});

it('leaves 99 values alone, and other operators however many they have', () => {
  expectFindings(`
smart list "L" {
  filter [Company Name] contains ${values(99)}
  filter [Company Name] is ${values(150)}
  filter [Company Name] starts with ${values(150)}
}
`);
});

it('looks into choices, constraints and triggers', () => {
  expectFindings(`
campaign "A" {
  trigger Fills Out Form /*! slow/contains-many */ contains ${values(100)} {
    [Web Page] /*! slow/contains-many */ contains ${values(100)}
  }
  flow {
    if [Job Title] /*! slow/contains-many */ contains ${values(100)} then Sync Person to SFDC
  }
}
`);
});
