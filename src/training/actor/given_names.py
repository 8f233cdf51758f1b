"""Makes the table of given names that the engine and the training read.

    python3 -m actor.given_names GIVEN-NAMES.csv.gz ../main/resources/org/onrecord/actor/article/given-names.txt

The source is WIPO's World Gender Name Dictionary 1.0 (CC0): in how many countries' lists a name is a woman's (+) or a man's
(-). Kept are names of one word, in lower case without accents; spellings that become the same are added up.
"""
import csv
import gzip
import re

from actor.names import plain
from common.options import parser

HEAD = '''# Given names: in how many countries' lists a name is a woman's rather than a man's (+) or the other way round (-).
# From WIPO's World Gender Name Dictionary 1.0, CC0; made by src/training/actor/given_names.py. Sorted.
'''


def main():
    chosen = parser(__doc__, table='the dictionary', out='the file to write').parse_args()
    trends = {}
    with gzip.open(chosen.table, 'rt', encoding='utf-8') as file:
        for row in csv.DictReader(file):
            name = plain(row['NAME'])
            if re.fullmatch('[a-z]+', name):
                trends[name] = trends.get(name, 0) + int(row['TREND'])
    with open(chosen.out, 'w', encoding='utf-8') as file:
        file.write(HEAD)
        file.writelines(f'{name}{trend:+d}\n' for name, trend in sorted(trends.items()))


if __name__ == '__main__':
    main()
