"""Print how well ours and its rivals find what was judged, by kind of query, and where ours loses.

    python -m benchmarks.relevance [--items 5000] [--postgres ADDRESS] [--kinds]

Makes an archive of its own in a temporary folder: the sample minutes, and so many items of another town.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path


def main() -> int:
    """Print the table; 1 where ours is not first in all, or not 10 % above plain Snowball in nDCG@10."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--items", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgres", default="", help="address of a database of its own; none: left out")
    parser.add_argument("--kinds", action="store_true", help="also a table for each kind of query")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="relevance-") as place:
        os.environ["ARCHIVE_DATA_DIR"] = place
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(place, 'archive.sqlite3')}"
        os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        from benchmarks.relevance import table  # its models need Django set up

        table.fill(options.items, options.seed)
        results = table.measure(options.postgres)
    print("\n".join(table.lines(results, options.kinds)))
    return 0 if table.is_first(results) else 1


if __name__ == "__main__":
    sys.exit(main())
